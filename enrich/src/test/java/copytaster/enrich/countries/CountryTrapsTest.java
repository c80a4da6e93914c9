package copytaster.enrich.countries;

import static copytaster.enrich.countries.Tagged.assertNames;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of two countries, of a state, of a man: each sentence says which it is. Language, sentence, countries. */
class CountryTrapsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | A court in Georgia fined the Atlanta firm. | US",
                "en | Georgia Governor Brian Kemp signed the bill. | US",
                "en | Georgia's secretary of state certified the count. | US",
                "en | The Georgia Senate passed the bill. | US",
                "en | A man was shot in Savannah, Georgia. | US",
                "en | Florida, Georgia and Alabama closed schools. | US",
                "en | Protesters in Georgia marched through Tbilisi against a law. | GE",
                "en | The Georgian Dream party won again. | GE",
                "en | Armenia, Azerbaijan and Georgia signed the accord. | AM AZ GE",
                "en | Russian troops stood at the border with Georgia. | GE RU",
                "en | The museum shows works by Georgia O'Keeffe. | -",
                "es | Un tribunal de Atlanta, en Georgia, condenó a la empresa. | US",
                "es | El estado de Georgia volvió a contar los votos. | US",
                "es | El partido Sueño Georgiano reprimió las protestas en Tiflis. | GE",
                "fr | La Géorgie a voté, et Tbilissi attend. | GE",
                "fr | L'État de Géorgie a recompté les voix, selon Atlanta. | US",
                "ko | 조지아주 애틀랜타에서 총격이 일어났다. | US",
                "ko | 조지아 트빌리시에서 시위가 이어졌다. | GE",
            })
    void georgiaIsACountryOrAState(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Michael Jordan scored 40 points, and Jordan Smith was hurt. | -",
                "en | Michael Jordan played well. Jordan scored 40 points. | -",
                "en | Republican Jim Jordan lost the vote; Jordan will run again. | -",
                "en | Syria and Jordan opened a border crossing. | JO SY",
                "en | Jordan's King Abdullah met aid workers in Amman. | JO",
                "es | Jordania recibió a los refugiados; Michael Jordan donó dinero. | JO",
                "fr | La Jordanie et la Syrie négocient. | JO SY",
                "ko | 요르단과 시리아가 만났다. | JO SY",
                "ko | 마이클 조던이 돌아왔다. | -",
            })
    void jordanIsACountryOrAMan(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Chad Hurley founded the company with a friend. | -",
                "en | Chad Smith plays the drums. Chad was born in May. | -",
                "en | Rebels in Chad attacked the army near N'Djamena. | TD",
                "en | Sudan and Chad closed the border. | SD TD",
                "es | El presidente de Chad viajó a Sudán. | SD TD",
                "fr | Le Tchad et le Soudan négocient. | SD TD",
                "fr | Les eaux du lac Tchad montent. | -",
                "ko | 차드 반군이 수단 국경을 넘었다. | SD TD",
            })
    void chadIsACountryOrAMan(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Niger closed its border with Nigeria after Nigerien troops were killed. | NE NG",
                "en | Nigerian troops entered the town. | NG",
                "en | Pipelines in the Niger Delta were blown up. | NG",
                "en | Gunmen took pupils in Niger State. | NG",
                "en | The Niger River rose. | -",
                "es | El Ejército nigerino cerró la frontera con Nigeria. | NE NG",
                "es | El presidente nigeriano viajó a Níger. | NE NG",
                "fr | L'armée nigérienne et l'armée nigériane patrouillent. | NE NG",
                "fr | Le Niger accuse le Nigeria. | NE NG",
                "ko | 니제르는 나이지리아와 국경을 닫았다. | NE NG",
            })
    void nigerIsNotNigeria(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Guinea, Equatorial Guinea, Guinea-Bissau and Papua New Guinea voted. | GN GQ GW PG",
                "en | The Equatoguinean president met the Papuan minister in Port Moresby. | GQ PG",
                "en | The guinea pig breeders met; guinea fowl is dear. | -",
                "en | Pirates took a ship in the Gulf of Guinea. | -",
                "es | Guinea, Guinea Ecuatorial, Guinea-Bisáu y Papúa Nueva Guinea votaron. | GN GQ GW PG",
                "es | El Gobierno ecuatoguineano y el guineano firmaron. | GN GQ",
                "fr | La Guinée, la Guinée équatoriale, la Guinée-Bissau et la Papouasie-Nouvelle-Guinée votent. | GN GQ GW PG",
                "fr | Les autorités équato-guinéennes et bissau-guinéennes signent. | GQ GW",
                "ko | 기니와 적도기니, 기니비사우, 파푸아뉴기니가 투표했다. 세네갈도 있다. | GN GQ GW PG SN",
                "ko | 기니피그를 길렀다. | -",
            })
    void guineaHasCousins(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The Democratic Republic of Congo accused the Republic of Congo. | CD CG",
                "en | The Democratic Republic of the Congo reported cases of Ebola. | CD",
                "en | DR Congo's army left; the DRC asked for help. | CD",
                "en | Rebels took Goma in eastern Congo, near the border with Rwanda. | CD RW",
                "en | Congo-Brazzaville voted; in Brazzaville shops were closed. | CG",
                "en | Congolese voters queued in Kinshasa. | CD",
                "es | La República Democrática del Congo acusó a la República del Congo. | CD CG",
                "es | La RDC acusó a Ruanda. | CD RW",
                "fr | La République démocratique du Congo et la République du Congo signent. | CD CG",
                "fr | Le président congolais est rentré à Brazzaville. | CG",
                "ko | 콩고민주공화국과 콩고공화국이 합의했다. | CD CG",
                "ko | 민주콩고에서 에볼라가 발생했다. | CD",
            })
    void congoIsTwo(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | North Korea fired a missile; South Korea protested. | KP KR",
                "en | Pyongyang rejected talks. | KP",
                "en | N. Korea fired a missile, S. Korea says. | KP KR",
                "en | The North Korean leader sent a message. | KP",
                "en | Korean exports rose, Seoul said. | KR",
                "en | The two Koreas met. | KP KR",
                "es | Corea del Norte lanzó un misil desde Pyongyang. | KP",
                "es | Las tropas norcoreanas y surcoreanas dispararon. | KP KR",
                "es | Las dos Coreas hablan. | KP KR",
                "fr | La Corée du Nord a tiré un missile, selon Séoul. | KP KR",
                "fr | Pyongyang et les soldats nord-coréens, les deux Corées. | KP KR",
                "fr | L'armée sud-coréenne s'inquiète. | KR",
                "ko | 북한은 미사일을 발사했다. | KP",
                "ko | 한국은 유감을 표했다. | KR",
                "ko | 평양에서 열병식이 열렸다. | KP",
                "ko | 남북 정상이 판문점에서 만났다. | KP KR",
                "ko | 북미 정상회담이 열렸다. | KP US",
                "ko | 북미 지역의 판매가 늘었다. | -",
                "ko | 한미 연합훈련이 시작됐다. | KR US",
                "ko | 한중일 정상이 만났다. | CN JP KR",
            })
    void koreaIsTwo(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Ireland and Northern Ireland share a border. | GB IE",
                "en | Northern Ireland voted on Thursday. | GB",
                "en | Police in Belfast made arrests; the Northern Irish minister resigned. | GB",
                "en | The Irish prime minister spoke in Dublin. | IE",
                "es | Irlanda del Norte vota el jueves. | GB",
                "es | El Gobierno irlandés habló en Dublín. | IE",
                "fr | L'Irlande du Nord vote jeudi, les Nord-Irlandais attendent. | GB",
                "fr | Le Premier ministre irlandais est à Dublin. | IE",
                "ko | 북아일랜드에서 폭동이 일어났다. | GB",
                "ko | 아일랜드는 중립국이다. | IE",
            })
    void northernIrelandIsNotIreland(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | A storm hit New Jersey and New Mexico on Monday. | US",
                "en | The New Jersey governor and a Jersey City court agreed. | US",
                "en | Wildfires in Washington state spread. | US",
                "en | Washington Governor Bob Ferguson declared an emergency near Seattle. | US",
                "en | Denzel Washington won a prize. | -",
                "en | Washington imposed sanctions. | US",
                "en | Voters in New England and West Virginia queued. | US",
                "en | Crowds filled New South Wales. | AU",
                "es | Los incendios en el estado de Washington avanzan. | US",
                "ko | 미국 워싱턴주에서 산불이 났다. | US",
            })
    void aStateIsAPartOfItsCountry(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }
}
