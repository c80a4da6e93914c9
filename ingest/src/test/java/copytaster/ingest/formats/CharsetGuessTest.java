package copytaster.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Invented news in the agencies' languages, in the charsets they were sent in, without a word of which it is. */
class CharsetGuessTest {

    private static final Map<String, String> NEWS = Map.ofEntries(
            Map.entry(
                    "es",
                    "El presidente de la isla inventada anunció ayer que la votación del próximo año será en España, según informó la cadena pública. «Mañana habrá más información», señaló."),
            Map.entry(
                    "fr",
                    "Le président de l'île imaginaire a annoncé hier que l'élection aura lieu en été, après une année de négociations très difficiles à l'étranger, où l'on espère encore."),
            Map.entry(
                    "de",
                    "Der Bürgermeister der erfundenen Stadt eröffnete gestern die neue Brücke über den Fluss; für die Bürger ist das größte Bauprojekt der Nachkriegszeit nun Geschichte, müssen die Gäste gewusst haben."),
            Map.entry("ko", "가상시의 시장은 어제 새 다리를 열었다고 밝혔다. 시민들은 이 다리를 십 년 동안 기다려 왔으며, 오늘부터 자동차가 다닐 수 있다."),
            Map.entry("ja", "架空の市の市長は昨日、新しい橋が開通したと発表した。市民は十年にわたってこの橋を待っており、今日から自動車が通れるようになる。"),
            Map.entry("zh", "虚构城市的市长昨天宣布新的大桥已经开通。市民等待这座桥已有十年，从今天开始汽车可以通行，政府表示将继续建设道路。"),
            Map.entry("tw", "虛構城市的市長昨天宣布新的大橋已經開通。市民等待這座橋已有十年，從今天開始汽車可以通行，政府表示將繼續建設道路。"),
            Map.entry(
                    "ru",
                    "Мэр вымышленного города вчера открыл новый мост через реку. Жители ждали его десять лет, и с сегодняшнего дня по нему могут ездить автомобили, сообщило агентство."),
            Map.entry(
                    "ar",
                    "أعلن رئيس بلدية المدينة الخيالية أمس افتتاح الجسر الجديد على النهر، وقال إن السكان انتظروا هذا الجسر عشر سنوات وإن السيارات يمكنها المرور عليه ابتداء من اليوم."),
            Map.entry(
                    "el",
                    "Ο δήμαρχος της φανταστικής πόλης εγκαινίασε χθες τη νέα γέφυρα πάνω από τον ποταμό. Οι κάτοικοι την περίμεναν δέκα χρόνια και από σήμερα μπορούν να περνούν τα αυτοκίνητα."),
            Map.entry(
                    "tr",
                    "Hayali şehrin belediye başkanı dün nehrin üzerindeki yeni köprüyü açtı. Şehir sakinleri köprüyü on yıldır bekliyordu ve bugünden itibaren araçlar geçebilecek, diye açıkladı."),
            Map.entry(
                    "pl",
                    "Burmistrz zmyślonego miasta otworzył wczoraj nowy most nad rzeką. Mieszkańcy czekali na niego dziesięć lat, a od dziś mogą nim jeździć samochody, ogłosił urząd, dziękując wszystkim."));

    private static final Map<String, List<String>> SENT_IN = Map.ofEntries(
            Map.entry("es", List.of("windows-1252", "ISO-8859-15")),
            Map.entry("fr", List.of("windows-1252", "ISO-8859-15")),
            Map.entry("de", List.of("windows-1252", "ISO-8859-15")),
            Map.entry("ko", List.of("EUC-KR", "x-windows-949")),
            Map.entry("ja", List.of("windows-31j", "EUC-JP")),
            Map.entry("zh", List.of("GB18030", "GBK")),
            Map.entry("tw", List.of("Big5")),
            Map.entry("ru", List.of("windows-1251", "KOI8-R", "ISO-8859-5")),
            Map.entry("ar", List.of("windows-1256", "ISO-8859-6")),
            Map.entry("el", List.of("windows-1253", "ISO-8859-7")),
            Map.entry("tr", List.of("windows-1254")),
            Map.entry("pl", List.of("windows-1250", "ISO-8859-2")));

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("languages")
    void wholeStoryIsFoundOut(String language, String charset) {
        String news = NEWS.get(language);

        assertThat(Decoder.decode(news.getBytes(Charset.forName(charset)), "").text())
                .isEqualTo(news);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("languages")
    void storyInMarkupIsFoundOut(String language, String charset) {
        String news = "<?xml version=\"1.0\"?>" + "<meta name=\"content\" value=\"nothing to see\"/>".repeat(300)
                + "<p>" + NEWS.get(language) + "</p>";

        assertThat(Decoder.decode(news.getBytes(Charset.forName(charset)), "").text())
                .endsWith("<p>" + NEWS.get(language) + "</p>");
    }

    /** A headline is too little to be always right; how often is what this holds. */
    @Test
    void headlinesAreMostlyFoundOut() {
        var wrong = new ArrayList<String>();
        int all = 0;
        for (Arguments pair : languages().toList()) {
            String language = (String) pair.get()[0];
            String news = NEWS.get(language);
            boolean spaced = news.substring(0, 20).indexOf(' ') >= 0;
            int length = spaced ? 40 : 14;
            for (int at = 0; at + length <= news.length(); at += length) {
                String headline = news.substring(at, at + length);
                if (headline.chars().anyMatch(c -> c > 0x7F)) {
                    all++;
                    byte[] bytes = headline.getBytes(Charset.forName((String) pair.get()[1]));
                    String read = Decoder.decode(bytes, "").text();
                    if (!read.equals(headline)) {
                        wrong.add(language + " in " + pair.get()[1] + ": " + headline + " > " + read);
                    }
                }
            }
        }

        assertThat(wrong).as("of " + all).hasSizeLessThanOrEqualTo(all / 20);
    }

    @Test
    void hardSpaceBeforeANameIsNoSyllable() {
        byte[] wire = "Reporting by:\u00A0Helen Example in Exampletown".getBytes(Charset.forName("windows-1252"));

        assertThat(Decoder.decode(wire, "").text()).isEqualTo("Reporting by:\u00A0Helen Example in Exampletown");
    }

    static Stream<Arguments> languages() {
        return SENT_IN.entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(entry -> entry.getValue().stream()
                .map(charset -> Arguments.of(entry.getKey(), charset)));
    }
}
