/** Property tests are the same at every run; FUZZ_SEED=N tries other values. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 20261123) });
