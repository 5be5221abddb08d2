//! The words of dates: months, and what may stand around a date. Blank-separated tables: only short lines are looked up.

use crate::read::words::Words;

/// Months from January on, by the letters that tell them apart, in some sixty languages. Where two languages call different months by
/// one name (the Croatian and the Polish "listopad"), the one with more readers is meant.
#[rustfmt::skip]
static MONTHS: [Words; 12] = [
    Words::of(
        "januar janvier janv jan gennaio gen ene enero xaneiro janeiro gener ianuar január janvār jaanuar sausio sausis siječ
         janúar yanvar ocak tammi jänner jän styc leden ledna январ янв січ січн януар јануар ιανουαρ იანვარ հունվար يناير
         جانفي ינואר בינואר ژانویه جنوری जनवरी जानेवारी জানুয়ারি ஜனவரி มกราคม
         студз қаңтар eanáir ionawr មករា జనవరి ಜನವರಿ ജനുവരി જાન્યુઆરી ਜਨਵਰੀ",
    ),
    Words::of(
        "febr febbr feb feber févr fév fevr fev febreiro fevereiro februar február februār veebruar vasario vasaris veljač febrúar fevral
         shkurt şubat helmi luty lutego únor феврал фев лют лютог февруар фебруар φεβρουαρ თებერვ փետրվար فبراير فيفري شباط
         פברואר בפברואר فوریه فروری फरवरी फ़रवरी फेब्रुवारी ফেব্রুয়ারি பிப்ரவரி กุมภาพันธ์
         ақпан feabhra chwefror pebrero កុម្ភៈ ఫిబ్రవరి ಫೆಬ್ರವರಿ ഫെബ്രുവരി ફેબ્રુઆરી ਫਰਵਰੀ",
    ),
    Words::of(
        "march mars mar märz mär maart mrt març marzo mart márc marec marca märts kovo kovas ožuj maret
         maalis března břez март мар берез μαρτ μάρτ მარტ մարտ مارس آذار מרץ במרץ مارچ मार्च মার্চ மார்ச்
         มีนาคม
         сакав наурыз mawrth មីនា మార్చి ಮಾರ್ಚ್ മാർച്ച് માર્ચ ਮਾਰਚ",
    ),
    Words::of(
        "april apr avril avr abril abr ápril ápr apríl aprīl aprill balandž travanj travnja aprel prill nisan
         huhti kwie dub апрел апр квіт април απριλ აპრილ ապրիլ أبريل ابريل إبريل أفريل نيسان אפריל באפריל
         آوریل اپریل अप्रैल एप्रिल এপ্রিল ஏப்ரல் เมษายน
         красавік сәуір aibreán ebrill មេសា ఏప్రిల్ ಏಪ್ರಿಲ್ ഏപ്രിൽ એપ્રિલ ਅਪ੍ਰੈਲ",
    ),
    Words::of(
        "mayo mayıs may mai maj mei maggio mag maio maig május máj maij maí geguž svibanj svibnja touko květ мая
         май трав мај μαΐ μαϊ μάι მაის մայիս مايو ماي أيار מאי במאי مه مئی मई मे মে மே พฤษภาคม
         мамыр bealtaine ឧសភា మే ಮೇ മേയ് മെയ് મે ਮਈ",
    ),
    Words::of(
        "june juni juin junio junho jun giugno giu xuño juny június jún jūnij juuni júní birž lipanj lipnja
         iunie iyun qershor haziran kesä czerw června июн черв юни јун ιουν ივნის հունիս يونيو يونيه جوان
         حزيران יוני ביוני ژوئن جون जून জুন ஜூன் มิถุนายน
         чэрв јуни маусым meitheamh mehefin hunyo មិថុនា జూన్ ಜೂನ್ ജൂൺ જૂન ਜੂਨ",
    ),
    Words::of(
        "july juli juil julio julho jul luglio lug xullo juliol július júl jūlij juuli júlí liepos liepa
         srpanj srpnja iulie iyul korrik temmuz heinä lip červenec července июл лип липн юли јул ιουλ ივლის հուլիս
         يوليو يوليه جويلية تموز יולי ביולי ژوئیه جولای جولائی जुलाई जुलै জুলাই ஜூலை กรกฎาคม
         ліпен јули шілде iúil gorffennaf hulyo កក្កដា జూలై జులై ಜುಲೈ ജൂലൈ જુલાઈ ਜੁਲਾਈ",
    ),
    Words::of(
        "august aug août aout agosto agost ago auguszt ágúst avgust agustus rugpj kolovoz gusht ağustos elo elokuu
         sierp srp август авг серп αυγ αύγ αυγούσ αύγουσ აგვისტ օգոստոս أغسطس اغسطس أوت آب אוגוסט באוגוסט اوت
         آگوست اگست अगस्त ऑगस्ट আগস্ট ஆகஸ்ட் สิงหาคม
         жнів тамыз lúnasa awst សីហា ఆగస్టు ಆಗಸ್ಟ್ ഓഗസ്റ്റ് ઓગસ્ટ ਅਗਸਤ",
    ),
    Words::of(
        "september septem sept sep settembre sett set setembr setiembre setembr szept sentabr sentyabr rugsė rujan
         rujna shtator eylül syys wrze září сентябр сен верес септем σεπτ σεπτεμ σεπτέμ სექტემბ սեպտեմբ سبتمبر أيلول ספטמבר
         בספטמבר سپتامبر ستمبر सितंबर सितम्बर सप्टेंबर সেপ্টেম্বর செப்டம்பர் กันยายน
         верас қыркүйек setyembre កញ្ញា సెప్టెంబర్ ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റംബർ સપ્ટેમ્બર ਸਤੰਬਰ",
    ),
    Words::of(
        "october octob octub oct oktober oktob okt októb ottobre ott outubro out octom oktoober spali oktabr
         oktyabr tetor ekim loka paźdz paździer říj октябр окт жовт октом октоб οκτ οκτωβ οκτώβ ოქტომბ հոկտեմբ أكتوبر
         اكتوبر אוקטובר באוקטובר اکتبر اکتوبر अक्टूबर अक्तूबर ऑक्टोबर অক্টোবর அக்டோபர் ตุลาคม
         кастрычн қазан hydref oktubre តុលា అక్టోబర్ ಅಕ್ಟೋಬರ್ ഒക്ടോബർ ઓક્ટોબર ਅਕਤੂਬਰ",
    ),
    Words::of(
        "november novem noviem nov noiem nóvem lapkr studeni studenog nëntor noyabr kasım marras listop ноябр ноя
         листоп ноем новем νοε νοεμ νοέμ ნოემბ նոյեմբ نوفمبر נובמבר בנובמבר نوامبر نومبر नवंबर नवम्बर
         नोव्हेंबर নভেম্বর நவம்பர் พฤศจิกายน
         лістап қараша tachwedd nobyembre វិច្ឆិកា నవంబర్ ನವೆಂಬರ್ നവംബർ નવેમ્બર ਨਵੰਬਰ",
    ),
    Words::of(
        "december decem dec dezember dezembr dez décembre déc dicembre diciembre dic desem detsem gruod dhjetor
         dekabr dekem aralık joulu des grud prosin декабр дек груд декем децем δεκ δεκεμ δεκέμ დეკემბ դեկտեմբ
         ديسمبر דצמבר בדצמבר دسامبر دسمبر दिसंबर दिसम्बर डिसेंबर ডিসেম্বর டிசம்பர் ธันวาคม
         снежня желтоқсан nollaig rhagfyr disyembre ធ្នូ డిసెంబర్ ಡಿಸೆಂಬರ್ ഡിസംബർ ડિસેમ્બર ਦਸੰਬਰ",
    ),
];

/// What may follow a stem of three letters.
static ENDINGS: Words = Words::of(
    "uary uari t tember ober ember e y i ch il ust a ec na n o io ca ja u в ь я а y. ero ου ος",
);

/// Words that may stand around a date on a line that is nothing but a date: labels, weekdays, hours, zones. Those of a change do so, too.
static COMPANIONS: Words = Words::of(
    "
    published posted on date last created first at am pm gmt utc est edt pst pdt
    cet cest bst ist et pt release released uhr um vom stand datum fecha data дата dato le à publié mis jour el alle
    ore pubblicato publicado the of de h il veröffentlicht den опубликовано г
    года o klo kl p m a mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday
    thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend
    sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves
    viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça
    quarta quinta sexta feira понедельник вторник среда четверг пятница суббота воскресенье maandag
    dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag
    söndag em publicada publicación publicação pubblicata publiée posté postée gepubliceerd geplaatst op opublikowano
    dnia publikováno julkaistu publicerad publisert udgivet публикации yayınlanma tarihi
    تاريخ النشر نشر في 发表于 发布于 发布时间 发表时间 公開日 公開日時 投稿日 掲載日 작성일 입력 등록 등록일 기사입력 d δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή z t às
    erstellt gepostet zuletzt letzte son oluşturulma saat
    pazartesi salı çarşamba perşembe cuma cumartesi pazar pondělí úterý středa čtvrtek pátek sobota neděle
    vydáno pondelok utorok streda štvrtok piatok nedeľa poniedziałek wtorek środa czwartek piątek niedziela
    godz r hétfő kedd szerda csütörtök péntek szombat vasárnap maanantai tiistai keskiviikko torstai perjantai
    lauantai sunnuntai mandag tirsdag lørdag søndag luni marți marţi miercuri joi
    vineri sâmbătă duminică понеділок вівторок середа четвер пятниця ятниця п субота неділя
    понеделник сряда четвъртък петък събота ponedjeljak srijeda četvrtak petak subota nedjelja objavljeno senin selasa rabu
    kamis jumat sabtu minggu wib pukul isnin khamis jumaat ahad dilluns dimarts dimecres dijous divendres dissabte
    diumenge esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev thứ hai ba tư năm sáu bảy chủ nhật ngày cập
    lúc الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت آخر الساعة م ص شنبه یکشنبه دوشنبه سه چهارشنبه
    پنجشنبه جمعه ساعت יום ראשון שני שלישי רביעי חמישי שישי שבת सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार
    วันที่ วันจันทร์ที่ วันอังคารที่ วันพุธที่ วันพฤหัสบดีที่ วันศุกร์ที่ วันเสาร์ที่ วันอาทิตย์ที่ เวลา น เผยแพร่ เผยแพร่เมื่อ โพสต์เมื่อ
    р року панядзелак аўторак серада чацвер пятніца субота нядзеля jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili
    오전 오후 publiziert geschrieben zuerst offentliggjort publikacja giriş oppdaterad sist senast
    time hours mez mesz jst kst hkt sgt aest aedt nzdt cst cdt mst mdt akst
    hst eet eest msk uk pht myt sast publish original originally pubdate timestamp bearbeitet veröffentlichung
",
);

/// Words that lead the day of a change, in small letters.
pub(super) static CHANGED: Words = Words::of(
    "
    updated modified edited revised amended changed aktualisiert geändert aktualisierung actualizado actualizada
    actualización modificado modificada atualizado atualizada aggiornato aggiornata modifié modifiée actualisé bijgewerkt
    gewijzigd uppdaterad ändrad opdateret oppdatert endret обновлено обновлён изменено оновлено aktualizováno
    zaktualizowano aktualizacja päivitetty frissítve actualizat güncelleme güncellenme güncellendi تحديث 更新于 更新时间
    更新日 更新日時 最終更新 수정 수정일 최종수정 diperbarui
    ",
);

/// The month that a word of small letters names, in full, in short or in a case of its own.
pub(super) fn month(word: &str) -> Option<i8> {
    // The longest beginning decides: "červenec" is July, "červen" June.
    let (stem, month) = (1..)
        .zip(&MONTHS)
        .flat_map(|(month, stems)| stems.that_open(word).map(move |stem| (stem, month)))
        .max_by_key(|(stem, _)| stem.len())?;
    // "marble" begins like a month; a form of its name is little longer than the stem.
    (word.chars().count() <= stem.chars().count() + 6 && is_form(&word[stem.len()..], stem))
        .then_some(month)
}

/// Whether what follows a short stem is nothing that another word would have.
fn is_form(rest: &str, stem: &str) -> bool {
    rest.is_empty() || stem.chars().count() >= 4 || ENDINGS.has(rest)
}

/// Whether a word of small letters may stand beside a date.
pub(in crate::read) fn is_companion(word: &str) -> bool {
    COMPANIONS.has(word) || CHANGED.has(word)
}

/// Whether a word of small letters labels a date and is none of those that stand in any sentence: "published", but not "on".
pub(in crate::read) fn is_label(word: &str) -> bool {
    const SHORTEST: usize = 5;
    word.len() >= SHORTEST && is_companion(word)
}
