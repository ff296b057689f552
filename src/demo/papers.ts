/** The invented newspapers: who they are, in which form each offers its feed, and the words its pages are cluttered with. */

export type PageStyle = 'semantic' | 'soup' | 'modules' | 'blog';

export interface PaperWords {
  readonly sections: readonly string[];
  readonly by: string;
  readonly share: string;
  readonly cookies: string;
  readonly accept: string;
  readonly newsletter: string;
  readonly related: string;
  readonly advert: string;
  readonly comments: string;
  readonly comment: string;
  readonly subscribe: string;
  readonly rights: string;
  readonly readAlso: string;
  readonly published: string;
  readonly updated: string;
  readonly popular: string;
}

export interface Paper {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly zone: string;
  /** Locale in which the paper prints dates. */
  readonly locale: string;
  readonly feed: 'rss' | 'atom' | 'json';
  readonly style: PageStyle;
  readonly words: PaperWords;
}

export const PAPERS: readonly Paper[] = [
  {
    id: 'harbour-ledger',
    title: 'The Harbour Ledger',
    subtitle: 'News from Port Sable and the strait since 1887',
    language: 'en',
    direction: 'ltr',
    zone: 'Europe/London',
    locale: 'en-GB',
    feed: 'json',
    style: 'semantic',
    words: {
      sections: ['Harbour', 'City', 'Courts', 'Nature', 'Arts', 'Tides'],
      by: 'By',
      share: 'Share',
      cookies: 'We and our 214 partners would like to keep cookies in your biscuit tin.',
      accept: 'Accept all',
      newsletter: 'Get the Ledger at breakfast: our free newsletter, six days a week.',
      related: 'More from the Ledger',
      advert: 'Advertisement',
      comments: '3 comments',
      comment: 'My grandfather said the same thing about the old ferry, and nobody listened to him either.',
      subscribe: 'Support local reporting for the price of a cup of tea.',
      rights: '© The Harbour Ledger Co. All rights reserved.',
      readAlso: 'Read also',
      published: 'Published',
      updated: 'Last updated',
      popular: 'Most read',
    },
  },
  {
    id: 'jiangcheng',
    title: '江城晚报',
    subtitle: '江城人自己的报纸',
    language: 'zh-CN',
    direction: 'ltr',
    zone: 'Asia/Shanghai',
    locale: 'zh-CN',
    feed: 'rss',
    style: 'soup',
    words: {
      sections: ['首页', '本埠', '国际', '民生', '文化', '副刊'],
      by: '记者',
      share: '分享到：微信 微博 复制链接',
      cookies: '本站使用缓存文件以改善您的浏览体验。',
      accept: '我知道了',
      newsletter: '扫描二维码，关注江城晚报客户端，每天早上七点准时推送。',
      related: '相关阅读',
      advert: '广告',
      comments: '网友评论（12）',
      comment: '住在江边三十年，头一回看到水位这么低。',
      subscribe: '下载客户端，阅读更流畅。',
      rights: '版权所有 江城晚报社 未经授权不得转载',
      readAlso: '延伸阅读',
      published: '发布时间',
      updated: '更新时间',
      popular: '热门排行',
    },
  },
  {
    id: 'haidao',
    title: '海島日報',
    subtitle: '島上的事，島上的人',
    language: 'zh-Hant',
    direction: 'ltr',
    zone: 'Asia/Taipei',
    locale: 'zh-TW',
    feed: 'atom',
    style: 'blog',
    words: {
      sections: ['要聞', '地方', '生活', '文化', '海洋', '專題'],
      by: '文／',
      share: '分享這篇文章',
      cookies: '我們使用 Cookie 讓網站順利運作，繼續瀏覽即表示同意。',
      accept: '同意並繼續',
      newsletter: '訂閱電子報，每週五把島上的故事寄到你的信箱。',
      related: '延伸閱讀',
      advert: '廣告',
      comments: '讀者留言',
      comment: '小時候常在碼頭聽阿公講這些故事，謝謝記者寫下來。',
      subscribe: '加入贊助會員，讓地方新聞走得更遠。',
      rights: '© 海島日報社　版權所有',
      readAlso: '你可能也想看',
      published: '發布時間',
      updated: '更新時間',
      popular: '熱門文章',
    },
  },
  {
    id: 'courrier-estuaire',
    title: "Le Courrier de l'Estuaire",
    subtitle: "L'actualité des deux rives",
    language: 'fr',
    direction: 'ltr',
    zone: 'Europe/Paris',
    locale: 'fr-FR',
    feed: 'rss',
    style: 'modules',
    words: {
      sections: ['À la une', 'Port', 'Société', 'Culture', 'Environnement', 'Opinions'],
      by: 'Par',
      share: 'Partager sur les réseaux',
      cookies: 'Avec votre accord, nos 187 partenaires utilisent des cookies.',
      accept: 'Tout accepter',
      newsletter: 'Recevez chaque matin la lettre de l’Estuaire, gratuite et sans publicité.',
      related: 'Sur le même sujet',
      advert: 'Publicité',
      comments: 'Réagir à cet article (5)',
      comment: 'Enfin un article qui parle des éclusiers ! On les oublie toujours.',
      subscribe: 'Abonnez-vous à partir d’un euro par mois, sans engagement.',
      rights: '© Le Courrier de l’Estuaire. Tous droits réservés.',
      readAlso: 'Lire aussi',
      published: 'Publié le',
      updated: 'Mis à jour le',
      popular: 'Les plus lus',
    },
  },
  {
    id: 'almarfa',
    title: 'صحيفة المرفأ',
    subtitle: 'أخبار الميناء والمدينة',
    language: 'ar',
    direction: 'rtl',
    zone: 'Africa/Cairo',
    locale: 'ar-EG-u-nu-latn',
    feed: 'atom',
    style: 'blog',
    words: {
      sections: ['الرئيسية', 'الميناء', 'مجتمع', 'ثقافة', 'بيئة', 'رأي'],
      by: 'كتب:',
      share: 'شارك هذا المقال',
      cookies: 'نستخدم ملفات تعريف الارتباط لتحسين تجربتكم على الموقع.',
      accept: 'موافق',
      newsletter: 'اشترك في نشرتنا البريدية لتصلك أخبار الميناء كل صباح.',
      related: 'اقرأ أيضا',
      advert: 'إعلان',
      comments: 'تعليقات القراء',
      comment: 'ذكرتني هذه القصة بأيام جدي حين كان يعمل في الميناء.',
      subscribe: 'ادعم الصحافة المحلية باشتراك شهري بسيط.',
      rights: 'جميع الحقوق محفوظة لصحيفة المرفأ',
      readAlso: 'اقرأ أيضا',
      published: 'نشر في',
      updated: 'آخر تحديث',
      popular: 'الأكثر قراءة',
    },
  },
  {
    id: 'minato',
    title: 'みなと新報',
    subtitle: '港町の毎日を伝える',
    language: 'ja',
    direction: 'ltr',
    zone: 'Asia/Tokyo',
    locale: 'ja-JP',
    feed: 'rss',
    style: 'semantic',
    words: {
      sections: ['トップ', '地域', '社会', '文化', '海と暮らし', '天気'],
      by: '文・',
      share: 'この記事をシェア',
      cookies: '当サイトではクッキーを使用しています。',
      accept: '同意する',
      newsletter: '毎朝六時、港のニュースをメールでお届けします。',
      related: '関連記事',
      advert: '広告',
      comments: '読者の声',
      comment: '子どものころ、祖父と一緒に灯台まで歩いたことを思い出しました。',
      subscribe: '有料会員になると、全ての記事が読めます。',
      rights: '© みなと新報社　無断転載を禁じます',
      readAlso: 'あわせて読みたい',
      published: '公開',
      updated: '更新',
      popular: 'アクセスランキング',
    },
  },
  {
    id: 'hanamal',
    title: 'יומן הנמל',
    subtitle: 'חדשות העיר והים',
    language: 'he',
    direction: 'rtl',
    zone: 'Asia/Jerusalem',
    locale: 'he-IL',
    feed: 'json',
    style: 'modules',
    words: {
      sections: ['ראשי', 'נמל', 'עיר', 'תרבות', 'סביבה', 'דעות'],
      by: 'מאת',
      share: 'שתפו את הכתבה',
      cookies: 'האתר משתמש בעוגיות כדי לשפר את חוויית הגלישה.',
      accept: 'אישור',
      newsletter: 'הירשמו לניוזלטר וקבלו את חדשות הנמל בכל בוקר.',
      related: 'כתבות נוספות',
      advert: 'פרסומת',
      comments: 'תגובות',
      comment: 'סבתא שלי עבדה שם. תודה על הכתבה.',
      subscribe: 'תמכו בעיתונות מקומית.',
      rights: 'כל הזכויות שמורות ליומן הנמל',
      readAlso: 'קראו גם',
      published: 'פורסם',
      updated: 'עודכן',
      popular: 'הנקראות ביותר',
    },
  },
  {
    id: 'pogu',
    title: '포구일보',
    subtitle: '바다와 사람의 신문',
    language: 'ko',
    direction: 'ltr',
    zone: 'Asia/Seoul',
    locale: 'ko-KR',
    feed: 'rss',
    style: 'soup',
    words: {
      sections: ['홈', '항구', '사회', '문화', '환경', '오피니언'],
      by: '기자',
      share: '공유하기',
      cookies: '더 나은 서비스를 위해 쿠키를 사용합니다.',
      accept: '동의',
      newsletter: '매일 아침 포구 소식을 이메일로 받아 보세요.',
      related: '관련 기사',
      advert: '광고',
      comments: '댓글 4',
      comment: '어릴 때 할머니 손을 잡고 가던 시장이 그립습니다.',
      subscribe: '구독하고 지역 언론을 응원해 주세요.',
      rights: '저작권자 © 포구일보, 무단 전재 및 재배포 금지',
      readAlso: '함께 읽기',
      published: '입력',
      updated: '수정',
      popular: '많이 본 뉴스',
    },
  },
];
