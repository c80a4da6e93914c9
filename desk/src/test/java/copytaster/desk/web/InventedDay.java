package copytaster.desk.web;

import static copytaster.desk.web.Invented.story;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Kind;
import copytaster.schemas.Priority;
import copytaster.schemas.Relation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A day's wires of our own invention: folds, a kill, alerts, an embargo, four languages. */
final class InventedDay {

    private static final String WAR = "conflict, war and peace";
    private static final String POLITICS = "politics and government";
    private static final String ECONOMY = "economy, business and finance";
    private static final String DISASTER = "disaster, accident and emergency incident";

    private final Instant now;

    private InventedDay(Instant now) {
        this.now = now;
    }

    /** Every emission in order; the last is a few minutes before {@code now}. */
    static List<EnrichedStory> until(Instant now) {
        var day = new InventedDay(now);
        var all = new ArrayList<EnrichedStory>();
        all.addAll(day.newYearMessage());
        all.addAll(day.killed());
        all.addAll(day.earthquake());
        all.addAll(day.ordinary());
        all.sort(Comparator.comparing(EnrichedStory::getRevision));
        return all;
    }

    private Instant ago(int minutes) {
        return now.minus(Duration.ofMinutes(minutes)).minusSeconds((minutes * 37L) % 60);
    }

    private List<EnrichedStory> newYearMessage() {
        String first = "yonhap/AEN20270101000100315";
        String trimmed = "afp/TX-PAR-QNE47";
        String[] cluster = {first, trimmed};
        return List.of(
                story("yonhap", "AEN20270101000100315", "en", ago(171))
                        .says(
                                "N. Korean leader praises troops abroad in New Year message",
                                "SEOUL, Jan. 1 (Yonhap) -- North Korean leader Kim Jong-un praised soldiers serving overseas in a New Year message, state media said Friday, calling them the pride of the nation.",
                                "Kim said the year behind had been one of great change, and thanked the families of those sent abroad, the Korean Central News Agency reported.",
                                "Seoul's unification ministry said it was analysing the message. Analysts in South Korea noted that it named no country, and that Russia went without mention for the first time in three years.")
                        .from("SEOUL, Jan. 1 (Yonhap)", "SEOUL")
                        .priority(Priority.URGENT, 2)
                        .code("11000000")
                        .cluster(cluster)
                        .about(
                                "KP",
                                0.99,
                                "headline|N. Korean|demonym",
                                "lead|North Korean|demonym",
                                "lead|Kim Jong-un|leader")
                        .about("KR", 0.71, "dateline|SEOUL|capital", "body|South Korea|name")
                        .mentions("RU", 0.22, "body|Russia|name")
                        .on("16000000", WAR, 0.83, "query", "headline|troops|query", "lead|soldiers|query")
                        .on("11000000", POLITICS, 0.77, "provider", "provider|subj:11000000|code")
                        .rights("For subscribers' use only. No redistribution without the agency's consent.")
                        .build(),
                story("yonhap", "AKR20270101000200504", "ko", ago(169))
                        .says(
                                "[속보] 北김정은, 신년 메시지서 해외 파병 장병 격려…\"조국의 자랑\"",
                                "(서울=연합뉴스) 북한 김정은 국무위원장이 새해를 맞아 해외에 파견된 군인들에게 보낸 메시지에서 그들을 조국의 자랑이라고 치켜세웠다고 관영매체가 1일 보도했다.",
                                "북한은 지난해에 이어 올해도 별도의 신년사를 내지 않았다. 통일부는 메시지의 의도를 분석하고 있다고 밝혔다.")
                        .from("(서울=연합뉴스)", "서울")
                        .thread(first)
                        .priority(Priority.FLASH, 1)
                        .about("KP", 0.97, "headline|김정은|leader", "lead|북한|name")
                        .about("KR", 0.58, "dateline|서울|capital")
                        .on("16000000", WAR, 0.81, "query", "headline|파병|query")
                        .build(),
                story("afp", "TX-PAR-QNE47", "en", ago(166))
                        .says(
                                "N. Korea's Kim praises troops abroad in New Year message",
                                "North Korean leader Kim Jong Un praised soldiers serving overseas in a New Year message, state media said Friday, calling them the pride of the nation.")
                        .from("Seoul, Jan 1, 2027 (AFP)", "Seoul")
                        .priority(Priority.NORMAL, 3)
                        .cluster(cluster)
                        .behind(5)
                        .is(
                                Relation.TRIMMED,
                                first,
                                0.93,
                                "31 of 34 passages of this text stand in yonhap/AEN20270101000100315.",
                                "Two of its five paragraphs are left out.",
                                "Numbers and names agree.")
                        .about("KP", 0.98, "headline|N. Korea|name", "lead|Kim Jong Un|leader")
                        .on("16000000", WAR, 0.8, "query", "headline|troops|query")
                        .build(),
                story("efe", "24879011", "es", ago(158))
                        .says(
                                "Kim Jong-un elogia en su mensaje de Año Nuevo a los soldados desplegados en el exterior",
                                "Seúl, 1 ene (EFE).- El líder norcoreano, Kim Jong-un, elogió a los soldados que sirven fuera del país en un mensaje de Año Nuevo, informaron este viernes los medios estatales.",
                                "El Ministerio de Unificación surcoreano dijo que analiza el texto, en el que no se menciona a Rusia.")
                        .from("Seúl, 1 ene (EFE)", "Seúl")
                        .priority(Priority.NORMAL, 4)
                        .thread(first)
                        .doubted(first, 0.31, "the same persons and figures, in another language")
                        .about("KP", 0.98, "headline|Kim Jong-un|leader", "lead|norcoreano|demonym")
                        .about("KR", 0.55, "dateline|Seúl|capital", "body|surcoreano|demonym")
                        .on("16000000", WAR, 0.79, "query", "headline|soldados|query")
                        .build(),
                story("yonhap", "AEN20270101000100999", "en", ago(150))
                        .says(
                                "N. Korean leader praises troops abroad in New Year message",
                                "SEOUL, Jan. 1 (Yonhap) -- North Korean leader Kim Jong-un praised soldiers serving overseas in a New Year message, state media said Friday.")
                        .cluster(first, trimmed, "yonhap/AEN20270101000100999")
                        .behind(21)
                        .is(Relation.RETRANSMISSION, first, 1.0, "Word for word the same.")
                        .about("KP", 0.98, "headline|N. Korean|demonym")
                        .build());
    }

    private List<EnrichedStory> killed() {
        String source = "afp/TX-PAR-QNB90";
        String copy = "efe/24878820";
        return List.of(
                story("afp", "TX-PAR-QNB90", "fr", ago(96))
                        .says(
                                "Le ministre des Transports annonce sa démission après l'accident de Valmory",
                                "Le ministre des Transports a annoncé vendredi sa démission.")
                        .about("FR", 0.9, "headline|Valmory|city")
                        .build(),
                story("efe", "24878820", "es", ago(88))
                        .says(
                                "Dimite el ministro francés de Transportes tras el accidente de Valmory",
                                "El ministro francés de Transportes anunció este viernes su dimisión tras el accidente de Valmory, según un despacho que la agencia AFP retiró después.")
                        .cluster(source, copy)
                        .is(Relation.COPY, source, 0.88, "Names, numbers and order agree.")
                        .about("FR", 0.92, "headline|francés|demonym")
                        .on("11000000", POLITICS, 0.7, "query", "headline|ministro|query")
                        .build(),
                story("afp", "TX-PAR-QNB90", "fr", ago(96))
                        .says("Le ministre des Transports annonce sa démission après l'accident de Valmory")
                        .version(2, ago(41))
                        .killed()
                        .cluster(source, copy)
                        .note("ANNULATION. Merci de ne pas utiliser cette dépêche, publiée par erreur.")
                        .about("FR", 0.9, "headline|Valmory|city")
                        .build(),
                story("efe", "24878820", "es", ago(88))
                        .says(
                                "Dimite el ministro francés de Transportes tras el accidente de Valmory",
                                "El ministro francés de Transportes anunció este viernes su dimisión tras el accidente de Valmory, según un despacho que la agencia AFP retiró después.")
                        .cluster(source, copy)
                        .is(Relation.COPY, source, 0.88, "Names, numbers and order agree.")
                        .warned(
                                source,
                                "The source of this copy was killed by AFP: do not use it without checking.",
                                ago(41).plusMillis(5))
                        .about("FR", 0.92, "headline|francés|demonym")
                        .on("11000000", POLITICS, 0.7, "query", "headline|ministro|query")
                        .build());
    }

    private List<EnrichedStory> earthquake() {
        String first = "efe/24880102";
        String update = "afp/TX-PAR-QNF11";
        return List.of(
                story("efe", "24880102", "es", ago(33))
                        .says(
                                "Sismo de magnitud 6,4 sacude la costa sur de Perú",
                                "Lima, 1 ene (EFE).- Un sismo de magnitud 6,4 sacudió este viernes la costa sur de Perú, informó el Instituto Geofísico.",
                                "No hay de momento informes de víctimas ni alerta de tsunami.")
                        .from("Lima, 1 ene (EFE)", "Lima")
                        .by("Por Carla Ríos", "PERÚ SISMO")
                        .priority(Priority.URGENT, 2)
                        .about("PE", 0.99, "headline|Perú|name", "dateline|Lima|capital")
                        .on(
                                "03000000",
                                DISASTER,
                                0.91,
                                "provider",
                                "provider|subj:03015001|code",
                                "headline|Sismo|query")
                        .build(),
                story("efe", "24880102", "es", ago(33))
                        .says(
                                "Al menos tres heridos por un sismo de magnitud 6,6 en la costa sur de Perú",
                                "Lima, 1 ene (EFE).- Al menos tres personas resultaron heridas este viernes por un sismo de magnitud 6,6 en la costa sur de Perú, informó el Instituto Geofísico, que corrigió al alza una primera medición.",
                                "Las clases siguen suspendidas en Ica y Arequipa.")
                        .from("Lima, 1 ene (EFE)", "Lima")
                        .by("Por Carla Ríos", "PERÚ SISMO")
                        .priority(Priority.URGENT, 2)
                        .version(2, ago(12))
                        .note("Actualiza con heridos y nueva magnitud.")
                        .code("03015001")
                        .about("PE", 0.99, "headline|Perú|name", "dateline|Lima|capital", "body|Arequipa|city")
                        .on(
                                "03000000",
                                DISASTER,
                                0.94,
                                "provider",
                                "provider|subj:03015001|code",
                                "headline|sismo|query")
                        .build(),
                story("afp", "TX-PAR-QNF11", "en", ago(26))
                        .says(
                                "Strong quake rattles southern Peru coast: geophysical institute",
                                "A strong earthquake struck off southern Peru on Friday, the country's geophysical institute said.")
                        .from("Lima, Jan 1, 2027 (AFP)", "Lima")
                        .priority(Priority.URGENT, 2)
                        .kind(Kind.ALERT)
                        .thread(first)
                        .about("PE", 0.98, "headline|Peru|name", "dateline|Lima|capital")
                        .on("03000000", DISASTER, 0.88, "query", "headline|quake|query")
                        .build(),
                story("afp", "TX-PAR-QNF38", "en", ago(9))
                        .says(
                                "UPDATE 1: Three hurt as 6.6-magnitude quake hits southern Peru",
                                "Three people were hurt when a 6.6-magnitude earthquake struck off southern Peru on Friday, officials said.")
                        .cluster(update, "afp/TX-PAR-QNF38")
                        .behind(17)
                        .thread(first)
                        .is(
                                Relation.UPDATE,
                                update,
                                0.9,
                                "AFP says that it belongs to TX-PAR-QNF11.",
                                "The marker UPDATE 1 stands in its headline.")
                        .about("PE", 0.98, "headline|Peru|name")
                        .on("03000000", DISASTER, 0.9, "query", "headline|quake|query")
                        .build());
    }

    private List<EnrichedStory> ordinary() {
        var all = new ArrayList<EnrichedStory>();
        all.add(story("efe", "24879900", "es", ago(5))
                .says(
                        "El Banco Central publicará mañana su informe sobre la inflación de diciembre",
                        "El informe se podrá publicar desde las 18.00 GMT.")
                .embargo(now.plus(Duration.ofHours(4)))
                .about("ES", 0.6, "home|ES|home")
                .on("04000000", ECONOMY, 0.82, "query", "headline|inflación|query")
                .build());
        all.add(story("afp", "TX-PAR-QNA02", "fr", ago(20))
                .says(
                        "À Paris, la Seine redescend lentement après une crue inédite pour la saison",
                        "La décrue est engagée depuis la nuit, mais les voies sur berges restent fermées.",
                        "Le niveau était vendredi matin de 4,12 mètres au pont d'Austerlitz.")
                .from("Paris, 1 jan 2027 (AFP)", "Paris")
                .about("FR", 0.97, "headline|Paris|capital", "dateline|Paris|capital")
                .on("17000000", "weather", 0.72, "query", "headline|crue|query")
                .on("06000000", "environment", 0.55, "model", "body|décrue|model")
                .build());
        all.add(story("yonhap", "AKR20270101088800002", "ko", ago(16))
                .says("코스피, 새해 첫 거래일 3% 급등…외국인 1조원 순매수", "(서울=연합뉴스) 코스피가 새해 첫 거래일인 4일 외국인 매수세에 힘입어 3% 넘게 올랐다.")
                .from("(서울=연합뉴스)", "서울")
                .about("KR", 0.95, "dateline|서울|capital", "headline|코스피|metonym")
                .on("04000000", ECONOMY, 0.93, "query", "headline|코스피|query")
                .build());
        all.add(story("efe", "24879750", "es", ago(52))
                .says(
                        "Cierre de la Bolsa de Madrid: principales valores",
                        "Cotizaciones al cierre:",
                        "Valor\tÚltimo\tVar. %\nAlba Norte\t48,20\t+1,05\nBanco Ribera\t3,914\t-0,42\nCobre Sur\t12,37\t+2,88\nDiques\t7,02\t0,00")
                .kind(Kind.TABLE)
                .recurring()
                .about("ES", 0.88, "headline|Madrid|capital")
                .on("04000000", ECONOMY, 0.9, "provider", "provider|subj:04000000|code")
                .build());
        all.add(story("afp", "TX-PAR-QN901", "en", ago(61))
                .says("AFP World News Summary at 1600 GMT", "Here are the top stories.")
                .kind(Kind.ADVISORY)
                .build());
        String[][] more = {
            {"afp", "en", "Sudan talks resume in Geneva with both delegations at one table", "SD,CH", "16000000", WAR},
            {
                "efe",
                "es",
                "Chile aprueba la ley que protege los glaciares tras una década de debate",
                "CL",
                "06000000",
                "environment"
            },
            {
                "yonhap",
                "en",
                "S. Korea, Japan to resume ferry service between Busan and Tsushima",
                "KR,JP",
                "04000000",
                ECONOMY
            },
            {"afp", "fr", "Tennis: la Française Léa Morin en finale à Brisbane", "FR,AU", "15000000", "sport"},
            {
                "efe",
                "es",
                "Detenidos en Valencia dos sospechosos del robo de la colección Aymerich",
                "ES",
                "02000000",
                "crime, law and justice"
            },
            {"yonhap", "ko", "제주 산간에 대설경보…한라산 입산 통제", "KR", "17000000", "weather"},
            {"afp", "en", "Vaccine for river fever protects nine in ten in large trial", "CD,GB", "07000000", "health"},
            {
                "afp",
                "en",
                "Oldest known whale bones found in Egyptian desert",
                "EG",
                "13000000",
                "science and technology"
            },
            {
                "efe",
                "es",
                "México y Guatemala acuerdan una patrulla conjunta en el río Suchiate",
                "MX,GT",
                "11000000",
                POLITICS
            },
            {"yonhap", "en", "Parliament passes budget 40 minutes before deadline", "KR", "11000000", POLITICS},
            {"afp", "fr", "Le Sénat rejette la réforme des retraites agricoles", "FR", "11000000", POLITICS},
            {"dpa", "en", "Berlin's last coal plant goes off the grid", "DE", "04000000", ECONOMY},
            {"dpa", "en", "Rail unions call 48-hour strike across Germany from Monday", "DE", "09000000", "labour"},
            {"efe", "es", "El Athletic gana en Vigo y dormirá segundo", "ES", "15000000", "sport"},
            {"afp", "en", "Two climbers rescued after five nights on Mount Cook", "NZ", "03000000", DISASTER},
            {"yonhap", "ko", "한일 정상, 내달 서울서 회담 조율", "KR,JP", "11000000", POLITICS},
            {
                "afp",
                "fr",
                "Le chef Amadou Sarr reçoit une troisième étoile",
                "FR,SN",
                "10000000",
                "lifestyle and leisure"
            },
            {
                "efe",
                "es",
                "Fallece a los 97 años la poeta uruguaya Elvira Sanz",
                "UY",
                "01000000",
                "arts, culture, entertainment and media"
            },
            {"dpa", "en", "Frankfurt airport cancels 200 flights as freezing rain sets in", "DE", "17000000", "weather"
            },
            {
                "afp",
                "en",
                "Ghana opens first museum of highlife music",
                "GH",
                "01000000",
                "arts, culture, entertainment and media"
            },
            {
                "yonhap",
                "en",
                "Military says N. Korea fired short-range missile toward East Sea",
                "KP,KR",
                "16000000",
                WAR
            },
            {
                "efe",
                "es",
                "Los pescadores de Galicia levantan el bloqueo del puerto de Marín",
                "ES",
                "09000000",
                "labour"
            },
            {"afp", "en", "Pope appoints first woman to head Vatican observatory", "VA", "12000000", "religion"},
            {"afp", "fr", "Bac: l'épreuve de philosophie avancée d'une semaine", "FR", "05000000", "education"},
        };
        for (int i = 0; i < more.length; i++) {
            String[] one = more[i];
            var invented = story(one[0], "X" + (7000 + i), one[1], ago(64 + i * 31))
                    .says(one[2], one[2] + ".")
                    .priority(Priority.NORMAL, 4)
                    .on(one[4], one[5], 0.8, "query", "headline|" + one[2].split(" ")[0] + "|query");
            for (String code : one[3].split(",")) {
                invented.about(code, 0.9, "headline|" + one[2].split(" ")[0] + "|name");
            }
            all.add(invented.build());
        }
        return all;
    }
}
