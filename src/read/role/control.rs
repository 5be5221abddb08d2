//! What a page sets beside an article and its reader copies with it: buttons to share it, the number of its comments, how long
//! it takes to read. None of it is a title, a heading, or the end of a title block.

use super::heading;
use crate::read::words::Words;

/// What opens a link past what a site sets above.
static SKIPS: Words = Words::phrases(
    "skip to content, skip to main, skip to article, skip to navigation, skip to search, skip to footer, skip to primary, skip navigation, \
     jump to content, jump to main, jump to navigation, jump to search, zum inhalt springen, zum hauptinhalt, direkt zum inhalt, \
     aller au contenu, passer au contenu, aller à la navigation, saltar al contenido, ir al contenido, ir a contenido, \
     pular para o conteúdo, ir para o conteúdo, saltar para o conteúdo, vai al contenuto, salta al contenuto, ga naar inhoud, ga naar de inhoud, \
     hoppa till innehåll, hoppa till huvudinnehåll, hopp til innhold, hopp til hovedinnhold, gå til indhold, gå til hovedindhold, \
     přeskočit na obsah, przejdź do treści, przejdź do głównej, перейти к содержанию, перейти к содержимому, перейти к основному, içeriğe geç",
);

/// "Skip to content": a link past what a site sets above.
pub(super) fn is_skip(text: &str) -> bool {
    const LONGEST: usize = 72;
    text.len() <= LONGEST && SKIPS.open(text)
}

/// "Share this story: Harbour Weekly": what opens a button to share something, whatever else it says.
pub(super) fn is_sharing(text: &str) -> bool {
    const LONGEST: usize = 72;
    static SHARES: Words = Words::phrases(
        "share this, share on, share via, share to, tweet this, copy link, click to share, auf facebook teilen, teilen auf, per e-mail teilen, \
         partager sur, compartir en, compartilhar no, condividi su, поделиться в, deel op, dela på, del på, udostępnij na",
    );
    text.len() <= LONGEST && SHARES.open(text)
}

/// Whether a line right beside a title is of the page, and not of the article.
pub(super) fn is_control(text: &str) -> bool {
    const LONGEST: usize = 48;
    /// What heads a section farther down is a button here.
    static CONTROLS: Words = Words::phrases(
        "share this, share this article, share article, share this post, share on facebook, share on twitter, share on x, comment, \
         comments, no comments, leave a comment, leave a reply, add a comment, join the conversation, copy link, email, e-mail, \
         facebook, twitter, whatsapp, linkedin, listen, listen to this article, listen to article, bookmark, follow, subscribe, \
         save article, gift article, reading time, share this video, share this page, share, print, print this page, print article, \
         photo, photos, image, text size, font size, skip to content, skip to main content, back to top, instant access, \
         terms of use, privacy policy, home, menu, search, \
         zurück, zurück zur übersicht, drucken, seite drucken, teilen, startseite, zur startseite, schriftgröße, suche, bild, \
         imprimer, partager, accueil, retour, menu principal, rechercher, taille du texte, \
         imprimir, compartir, inicio, volver, buscar, foto, compartilhar, início, voltar, \
         condividi, stampa, torna indietro, cerca, drukuj, udostępnij, strona główna, wróć, \
         печать, распечатать, поделиться, главная, назад, afdrukken, terug, skriv ut, dela sidan, vytisknout, yazdır, anasayfa, \
         打印, 返回, 首页, 印刷, トップ, 인쇄, 홈, طباعة, الرئيسية, הדפס, \
         kommentare, kommentar, keine kommentare, kommentar schreiben, kommentieren, artikel teilen, beitrag teilen, merken, \
         anhören, artikel anhören, vorlesen, \
         commentaires, commentaire, aucun commentaire, laisser un commentaire, partager cet article, écouter, \
         comentarios, sin comentarios, dejar un comentario, deja un comentario, compártelo, compartir artículo, guardar, \
         comentários, sem comentários, deixe um comentário, deixar um comentário, compartilhe, partilhar, \
         commenti, nessun commento, lascia un commento, condividi questo articolo, ascolta, \
         комментарии, нет комментариев, оставить комментарий, \
         reacties, delen, deel dit artikel, kommentarer, dela, dele, del, komentarze, komentáře, sdílet, yorumlar, paylaş, \
         评论, 分享, 转发, 收藏, 評論, シェア, コメント, 댓글, 공유, تعليقات, شارك, مشاركة, תגובות, שתף",
    );
    let words = text.trim_matches(|c: char| !c.is_alphanumeric());
    text.len() <= LONGEST
        && (heading::is_button(text)
            || is_skip(text)
            || CONTROLS.may_open(words) && CONTROLS.has(&words.to_lowercase())
            || is_counted(text))
}

static COUNTED: Words = Words::of(
    "k photo photos image images slideshow gallery video videos slides pictures min mins minute minutes read reading time to approx about ca views view comments comment shares share likes reads words fotos bilder
     lesezeit lesedauer minuten min. ca. aufrufe kommentare kommentar mal gelesen geteilt
     temps de lecture lire vues commentaires partages mn
     lectura tiempo minutos minuto leer vistas comentarios compartidos tempo leitura visualizações comentários
     lettura minuti di visualizzazioni commenti leestijd leestid lästid läsning minuter minutter reacties weergaven
     время чтения мин минут минуты минута просмотров комментариев комментария czas czytania minut minuty dakika okuma süresi
     阅读 阅读量 阅读时间 次阅读 分钟 分钟阅读 浏览 评论 約 分 分で読めます 読了時間 読了目安 읽는 시간 분 조회수 조회 قراءة دقيقة دقائق وقت القراءة مدة",
);

/// Whether a word of small letters says how long something takes to read, or what the page counts.
pub(super) fn is_of_reading(word: &str) -> bool {
    COUNTED.has(word)
}

/// Whether a line is a number and what the page counts: "8 min read", "Lesezeit: 8 Minuten", "12 comments".
pub(super) fn is_counted(text: &str) -> bool {
    const LONGEST: usize = 48;
    const LONGEST_NUMBER: usize = 6;
    if text.len() > LONGEST || !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    // Numbers and words may stand together without a blank: "8分".
    let parts = |c: char| !c.is_alphanumeric() && c != '.';
    let mut words = 0;
    let mut numbers = 0;
    let lower = text.to_lowercase();
    let fits = lower
        .split(parts)
        .filter(|part| !part.is_empty())
        .all(|part| {
            let word = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            let number = part.len() - word.len();
            numbers += usize::from(number > 0);
            words += usize::from(!word.is_empty());
            number <= LONGEST_NUMBER && (word.is_empty() || COUNTED.has(word))
        });
    fits && words > 0 && numbers == 1
}
