//! The words that tell headings, in the languages that they are mostly met in. Each table is one text, its words in small
//! letters and parted by blanks.

use super::Style;
use crate::read::words::{Opening, Words};

/// Words that number the great divisions of books and laws.
static PARTS: Words = Words::of(
    "
    part book volume act teil buch band partie livre tome acte parte libro atto deel boek часть
    книга том część část osa del akt aufzug μέρος rész
    título titulo titre titolo abteilung abtheilung acto actus akto akten bedrijf ato jornada näytös felvonás dejanje чин действие дія πράξη
",
);

/// Words that number what books are read by. What no letter ends is written without its last sign, as lines are looked up;
/// the Bengali word ends in one that is a letter, or a letter and a sign.
static CHAPTERS: Words = Words::of(
    "
    chapter chap sermon lecture lesson kapitel chapitre capitolo capítulo capitulo capítol hoofdstuk глава розділ
    rozdział kapitola kapittel luku fejezet bölüm κεφάλαιο capitolul peatükk canto letter stave
    appendix anhang annex annexe anlage bilaga bijlage vedlegg allegato anexo załącznik příloha приложение caput poglavlje поглавље poglavje поглавје skyrius nodaļa kapitulli kafli
    pennod caibidil hoofstuk ĉapitro bab chương kabanata الفصل الباب פרק فصل باب अध्याय प्रकरण অধ্যায অধ্যা\u{9df}
    அத்தியாயம అధ్యాయం บทที ตอนที თავი գլուխ
",
);

/// Words that number what stands within chapters, and the articles of laws.
static SECTIONS: Words = Words::of(
    "
    section article art artikel articolo artículo artigo статья стаття artykuł
    článek artikla madde άρθρο cikk articolul член чл §
",
);

/// Words that number what stands within the acts of plays.
static SCENES: Words = Words::of(
    "
    scene szene scène scena escena cena escéna scaena auftritt scen scenen sceno optrin tooneel toneel kohtaus jelenet
    výstup prizor pojava явление ява сцена појава σκηνή
",
);

/// Number words that chapters use.
pub(super) static NUMBERS: Words = Words::of(
    "
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty first second third fourth fifth sixth seventh eighth
    ninth tenth the premier première erste erster erstes zweite zweiter zweites dritte dritter
    drittes primo primero primera eerste первая вторая третья vierter viertes fünfter fünftes
    sechster sechstes siebter siebtes achter achtes neunter neuntes zehnter zehntes vierte fünfte
    sechste siebte siebente siebenter siebentes achte neunte zehnte elfte elfter elftes zwölfte zwölfter
    zwölftes deuxième second seconde troisième quatrième cinquième sixième septième huitième neuvième
    dixième preliminar préliminaire última último ultima ultimo dernière dernier letzte letzter letztes segundo segunda tercero tercera cuarto cuarta quinto quinta sexto sexta séptimo séptima
    octavo octava noveno décimo secondo seconda terzo terza quarto quarta terceiro terceira tweede
    derde vierde vijfde zesde zevende achtste negende tiende четвертая четвёртая пятая шестая седьмая восьмая девятая десятая pierwszy drugi trzeci
    czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty pierwsza druga trzecia czwarta piąta szósta siódma ósma
    eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    onzième douzième treizième quatorzième quinzième seizième vingtième sesto settimo ottavo nono undicesimo
    dodicesimo sétimo oitavo onceno undécimo duodécimo vigésimo första andra tredje fjärde femte sjätte sjunde
    åttonde nionde tionde første tredje fjerde femte sjette syvende ottende niende tiende първа втора трета
    первый второй третий четвертый четвёртый пятый шестой седьмой восьмой девятый десятый одиннадцатая
    двенадцатая тринадцатая четырнадцатая пятнадцатая перша друга третя четверта první druhá třetí čtvrtá pátá
    šestá sedmá osmá devátá desátá první druhý třetí čtvrtý pátý šestý sedmý osmý devátý desátý első második
    harmadik negyedik ötödik hatodik hetedik nyolcadik kilencedik tizedik ensimmäinen ensimäinen toinen kolmas neljäs
    viides kuudes seitsemäs kahdeksas yhdeksäs kymmenes الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر
    primus secundus tertius quartus quintus sextus tertia unua dua tria kvara kvina sesa sepa oka naŭa deka
    prvo drugo tretje četrto peto šesto prvi tretji četrti peti šesti sedmi osmi treći četvrti первое второе третье
    четвёртое четвертое пятое перше anden tredie fierde siette
    único unico unique einziger πρώτη δεύτερη τρίτη τέταρτη πέμπτη primeiro
",
);

/// What is written behind a figure that says which one it is: "2nd", "3e".
pub(super) static ORDINAL_ENDINGS: Words =
    Words::of("st nd rd th e er re ère ier ière me ème º ª ° o a te de");

/// Headings that need no other evidence, by letters and digits alone.
pub(super) static KNOWN: Words = Words::of("
    abstract acknowledgements acknowledgments afterword appendix bibliography conclusion
    illustrations listofillustrations listofplates listofmaps listoffigures
    conclusions contents tableofcontents dedication epilogue foreword furtherreading glossary index
    introduction notes footnotes endnotes preface prologue references summary authorsaddress abouttheauthor abouttheauthors
    additionalinformation furtherinformation relatedlinks externallinks related relatedstories relatedtopics relatedarticles relatedposts articlesliés
    ähnlichebeiträge ähnlicheartikel artículosrelacionados notasrelacionadas
    authorsaddresses statusofthismemo copyrightnotice securityconsiderations ianaconsiderations
    ingredients directions instructions method agenda notestoeditors zutaten zubereitung ingrédients préparation
    equipment nutrition nutritionfacts nutritioninformation faq faqs frequentlyaskedquestions häufigefragen
    häufiggestelltefragen questionsfréquentes foireauxquestions preguntasfrecuentes perguntasfrequentes domandefrequenti veelgesteldevragen
    częstozadawanepytania частозадаваемыевопросы 常见问题 よくある質問
    ingredientes preparación preparo ingredienti preparazione tagesordnung ordredujour ordendeldía ordinedelgiorno ingrediënten bereidingswijze
    name synopsis description options examples seealso bugs author authors files environment
    exitstatus history license licence copyright installation usage einleitung vorwort inhalt
    inhaltsverzeichnis zusammenfassung anmerkungen literatur literaturverzeichnis nachwort fazit anhänge zurperson
    zumautor zurautorin überdenautor überdieautorin zusatzinformationen weitereinformationen weiterführendelinks
    weiterführenderlink weiterführendeliteratur
    préface sommaire tabledesmatières avantpropos àproposdelauteur pourensavoirplus sobreelautor másinformación
    sullautore sobreoautor introducción índice prólogo epílogo conclusiones
    notas bibliografía introduzione indice prefazione conclusioni note предисловие введение
    содержание оглавление заключение примечания эпилог пролог литература 序 前言 目录 目錄 引言 后记 後記 内容简介
    内容提要 序言 楔子 目次 はじめに あとがき 머리말 차례
");

/// Headings of how somebody is reached, by letters and digits alone.
pub(super) static CONTACTS: Words = Words::of(
    "
    contact contacts contactus presscontact presscontacts mediacontact mediacontacts kontakt pressekontakt kontaktdaten ansprechpartner
    ansprechpartnerin contactpresse contactspresse contacto contactodeprensa contatto contatti contattistampa contato contatos
    perscontact presskontakt pressekontakte kontakty контакты
",
);

/// Headings of contents lists, by letters and digits alone.
pub(super) static CONTENTS: Words = Words::of(
    "
    contents tableofcontents inhalt inhaltsverzeichnis sommaire tabledesmatières índice indice
    содержание оглавление 目录 目錄 目次 차례 inhoud innehåll indhold spistreści obsah
    generalcontents listofcontents listofchapters tabledeschapitres índicegeneral índicegeral sumário indicegenerale
    inhoudsopgave innehållsförteckning indholdsfortegnelse innhold sisällys sisällysluettelo tartalom
    tartalomjegyzék cuprins içindekiler περιεχόμενα зміст съдържание садржај sadržaj kazalo
",
);

/// Headings of lists of the pictures in a book, by letters and digits alone.
pub(super) static PICTURES: Words = Words::of(
    "
    illustrations listofillustrations fullpageillustrations listoffullpageillustrations listofplates listofmaps
    listoffigures listofportraits listofengravings listofphotographs listofdiagrams listofpictures listofdrawings
    illustrationsandmaps mapsandillustrations listofillustrationsandmaps listofmapsandillustrations
    listofplatesandmaps listoffacsimiles listoftables listofcharts abbildungsverzeichnis verzeichnisderabbildungen tabledesgravures tabledesillustrations
    listedesillustrations listedesgravures índicedegrabados lijstderplaten lijstderafbeeldingen
",
);

/// Headings of lists of works, by letters alone.
pub(super) static WORKS: Words = Words::of(
    "
    references bibliography literatur literaturverzeichnis normativereferences
    informativereferences bibliographie bibliografía литература
",
);

/// Headings of lists of the persons of a play, by letters alone.
pub(super) static PERSONS: Words = Words::of(
    "
    cast thecast castofcharacters characters charactersoftheplay persons personsoftheplay thepersonsoftheplay
    thepersons personsrepresented dramatispersonae dramatispersonæ dramatispersonas personen diepersonen
    personenverzeichnis personenderhandlung personnages lespersonnages acteurs personaggi ipersonaggi interlocutori
    personajes personas personagens действующиелица персонажи osoby personer personerna henkilöt figuren
",
);

/// What parts the persons of a play, by letters alone.
pub(super) static SEXES: Words = Words::of(
    "
    men women hommes femmes männer frauen herren damen uomini donne hombres mujeres homens mulheres mannen vrouwen
    män kvinnor miehiä naisia
",
);

/// Labels of what manuals put in a frame, by letters and digits alone.
pub(super) static ADMONITIONS: Words = Words::of(
    "
    note tip tips hint hints warning warnings caution attention danger important hinweis hinweise tipp tipps warnung
    achtung vorsicht wichtig remarque astuce avertissement nota consejo advertencia atención importante suggerimento
    avvertenza attenzione dica aviso atenção uwaga wskazówka ostrzeżenie opmerking waarschuwing примечание совет
    внимание предупреждение важно 注意 提示 警告 重要 メモ ヒント 注記 참고 경고
",
);

/// Words that label such things where they come again, and head a section where they do not, by letters and digits alone.
pub(super) static REMARKS: Words = Words::of(
    "
    notes seealso example examples beispiel beispiele siehe sieheauch exemple exemples voiraussi ejemplo ejemplos
    véasetambién esempio esempi exemplo exemplos vejatambém przykład przykłady voorbeeld voorbeelden пример примеры
    примечания
",
);

/// Labels of pictures, sources, advertisements and such, which look like headings and are none; parted by commas.
pub(super) static LABELS: Words = Words::phrases(
    "
    photo, image, picture, source, credit, caption, video, watch, listen, read more, read also,
    advertisement, share, follow, related, see also, click, subscribe, sign up, getty,
    reuters, ap photo, foto, quelle, bild, crédit, fuente, fonte, imagen, ©, copyright,
    media caption, image caption, image source, фото, источник, figure, table, abbildung, tweet,
    fig., figs., abb., рис., ryc., obr., 그림,
    pic.twitter, loading, learn more, reading time, lesezeit von, lesezeit:, temps de lecture, tiempo de lectura,
    tempo di lettura, text von, fotos von, trailer,
    enlarge this, toggle caption, hide caption, provided by, tags:, filed under, published in, schlagwörter:, schlagworte:, mots-clés, etiquetas:, categories:,
    read next, also read, must read, don't miss, don’t miss, related post,
    a lire aussi, pour ne rien manquer, un texte de, photos de,
    lea más, lea también, lea aquí, leer más, lee también, lee más, también:, te puede interesar,
    le puede interesar, te recomendamos, lo más leído, les plus lus, sur le même sujet, pour aller plus loin :, più letti, potrebbe interessarti,
    more on this story, you may also like, you might also like, das könnte sie auch interessieren, das könnte dich auch interessieren,
    läs också, läs även, les også, læs også, lue myös, čtěte také, čtěte též, mohlo by vás zajímat, ilgili haberler, i̇lgili haberler, bunları da okuyun,
    διαβάστε επίσης, διαβάστε ακόμα, اقرأ أيضا, اقرأ أيضًا, यह भी पढ़ें, 関連記事, 延伸阅读, 相关阅读, 责任编辑,
    empfohlener redaktioneller inhalt, empfohlener externer inhalt, externer inhalt, youtube-inhalt, link zum youtube-inhalt,
    code language:, see it now:, sponsored by, most read, most popular, am beliebtesten, meistgelesen, archivbild, symbolbild,
    lire aussi, lire la suite, à lire, voir aussi, publicité,
    lesen sie, lies auch, mehr zum thema, folgen sie, anzeige, werbung, siehe auch, leggi anche,
    pubblicità, leia também, leia mais, veja também, publicidade, lees ook, läs mer, czytaj, zobacz,
    reklama, źródło, читайте, реклама, 图注, 图片, 图为, 资料图, 来源, 写真, 사진
",
);

/// What pages say of themselves: buttons, players, room for advertisements; parted by commas.
pub(super) static BUTTONS: Words = Words::phrases(
    "
    advertisement, advertising, advert, sponsored advert, sponsored, sponsored content, promoted, ad, anzeige, werbung, reklama, reklame, reclame,
    advertentie, annons, annonse, mainos, publicidad, publicité, pubblicità, publicidade, реклама, 広告, 广告, 廣告, 광고,
    next, previous, prev, back, menu, close, skip, print, share, save, more, play, play video, video ad feedback,
    ad feedback, now playing, up next, try it now, sign up now, subscribe now, buy now, shop now, learn more, read more,
    show more, load more, see more, view more, view all, see all, jump to recipe, print recipe, back to top, top of page,
    always active, explore further, go to, watch, listen, like loading, click to tweet, code language,
    enlarge, enlarge image, view image, view images, text size, story continues below, article continues below, subscribe, read next, read the full story, continue reading, follow us,
    skip to content, skip to main content, go to top, log in, sign in, register, search,
    email this, email this article, email this page, email article, share by email, share via email, share on linkedin, share on reddit,
    share on pinterest, share on whatsapp, share on mastodon, share on bluesky, open navigation menu, toggle menu, toggle navigation,
    submit a correction, report a correction, report an error, report a typo, back to slide, show caption, see it now, click here,
    fehler melden, artikel drucken, artikel teilen, inhalte erlauben, anmäl fel, visa mer, vis mer, les mer, setja bókamerki,
    weiter, zurück, schließen, drucken, teilen, mehr, mehr anzeigen, mehr erfahren, mehr lesen, nach oben, zum seitenanfang,
    suivant, précédent, fermer, imprimer, partager, voir plus, en savoir plus, lire plus, haut de page,
    siguiente, anterior, cerrar, imprimir, compartir, ver más, saber más, escuchar, volver arriba,
    avanti, indietro, chiudi, stampa, condividi, leggi tutto, continua a leggere, mostra di più,
    próximo, fechar, compartilhar, saiba mais, ver mais, dalej, wstecz, zamknij, drukuj, udostępnij, pokaż więcej,
    story continues below advertisement, article continues below advertisement, story continues below ad, article continues below ad,
    join the conversation, back to gallery, view gallery, view more offers, exit full screen, exit fullscreen,
    mehr laden, charger plus, cargar más, mostrar más, carica altro, devamını oku, logga in, logg inn, log ind,
    развернуть на весь экран, выйти из полноэкранного режима, читать далее, показать ещё,
    もっと見る, もっとみる, 続きを読む, 閉じる, 新規登録, 会員登録, ログイン, 더보기, 닫기, 로그인, 바로가기, 查看更多, 登录, 注册, 关闭,
    далее, назад, закрыть, печать, поделиться, ещё, подробнее
",
);

/// Words that number pages.
pub(super) static PAGES: Words =
    Words::of("page pages seite seiten página pagina strona sida side страница blz p. pp.");

/// Who signs for a newspaper without a name; parted by commas.
pub(super) static DESKS: Words = Words::phrases(
    "
    editorial staff, editorial team, editorial board, staff reporter, staff writer, staff report, staff, news desk, newsroom,
    web desk, sports desk, staff reports, correspondent, our correspondent, special correspondent, our special correspondent, from our correspondent,
    von unserem korrespondenten, von unserer korrespondentin, de notre correspondant, de notre correspondante,
    de notre envoyé spécial, de notre envoyée spéciale, de nuestro corresponsal, de nuestra corresponsal, de nuestro enviado especial,
    dal nostro corrispondente, dalla nostra corrispondente, dal nostro inviato, dalla nostra inviata, do nosso correspondente,
    van onze correspondent, van onze verslaggever, guest author, guest contributor, admin,
    redaktion, die redaktion, online-redaktion, gastautor, gastautorin, la rédaction, rédaction, redacción, la redacción,
    redazione, la redazione, redação, da redação, redactie, redakcja, redakce, редакция
",
);

/// The words that number divisions, by their ranks.
static DIVISIONS: [(&Words, Style); 4] = [
    (&PARTS, Style::Part),
    (&CHAPTERS, Style::Chapter),
    (&SCENES, Style::Section),
    (&SECTIONS, Style::Section),
];

/// Whether a line names a scene by its number, before or behind it: "SCENE II", "Erste Szene".
pub(in crate::read::role) fn names_scene(text: &str) -> bool {
    let mut words = text.split([' ', '.']).filter(|word| !word.is_empty());
    let mut either = [words.next(), words.next()].into_iter().flatten();
    either.any(|word| SCENES.may_open(word) && SCENES.has(&word.to_lowercase()))
}

/// The rank of a word that numbers divisions.
pub(super) fn division(word: &str) -> Option<Style> {
    let rank = DIVISIONS.iter().find(|(table, _)| table.has(word));
    rank.map(|(_, style)| *style)
}

/// Whether a word, as the text has it, may turn out to number divisions.
pub(super) fn may_be_division(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '§');
    let opening = Opening::of(word);
    DIVISIONS.iter().any(|(table, _)| table.fit(opening))
}
