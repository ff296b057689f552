// Reading by keyboard. Every page works without this; it only saves the hand a way to the mouse.
const stories = [...document.querySelectorAll('.stories > li')];
const dialog = document.querySelector('#keys');
const rooms = { t: 'today', d: 'days', s: 'sources' };
let chosen = -1;

function choose(next) {
  if (stories.length === 0) return;
  stories[chosen]?.classList.remove('chosen');
  chosen = Math.min(Math.max(next, 0), stories.length - 1);
  const story = stories[chosen];
  story.classList.add('chosen');
  story.querySelector('.headline a')?.focus({ preventScroll: true });
  story.scrollIntoView({ block: 'nearest' });
}

function isTyping(target) {
  return target instanceof Element && target.closest('input, select, textarea, [contenteditable]') !== null;
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
  if (event.key === 'j') choose(chosen + 1);
  else if (event.key === 'k') choose(chosen - 1);
  else if (event.key === '/') document.querySelector('#q, #quick')?.focus();
  else if (event.key === '?') dialog?.showModal();
  else if (event.key in rooms) document.querySelector(`[data-room="${rooms[event.key]}"]`)?.click();
  else return;
  event.preventDefault();
});
