package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** EFE sends the same package as JSON and as NewsML. */
class EfeJsonTest {

    private static final String NEWSML = """
            <NewsML Version="1.2">
              <NewsEnvelope><SentFrom><Party FormalName="EFE"/></SentFrom><DateAndTime>20260302T143519+0000</DateAndTime></NewsEnvelope>
              <NewsItem Duid="55990000101">
                <Identification><NewsIdentifier>
                  <ProviderId>multimedia.efeservicios.com</ProviderId><DateId>20260302T071411+0000</DateId><NewsItemId>55990000101</NewsItemId>
                  <RevisionId PreviousRevision="15" Update="U">16</RevisionId>
                  <PublicIdentifier>urn:newsml:multimedia.efeservicios.com:20260302T071411+0000:55990000101:16</PublicIdentifier>
                </NewsIdentifier></Identification>
                <NewsManagement>
                  <NewsItemType FormalName="News"/><FirstCreated>20260302T071411+0000</FirstCreated>
                  <ThisRevisionCreated>20260302T143125+0000</ThisRevisionCreated><Status FormalName="Usable"/><Urgency FormalName="5"/>
                </NewsManagement>
                <NewsComponent Duid="55990000101.multimedia">
                  <NewsLines>
                    <HeadLine>La Isla Inventada vota un "nuevo" Gobierno</HeadLine><SubHeadLine>ISLA INVENTADA ELECCIONES</SubHeadLine>
                  </NewsLines>
                  <AdministrativeMetadata><Creator><Party FormalName="Agencia EFE"/></Creator></AdministrativeMetadata>
                  <DescriptiveMetadata>
                    <Language FormalName="es"/>
                    <SubjectCode><SubjectMatter FormalName="11003000" Scheme="IptcSubjectCodes"/></SubjectCode>
                  </DescriptiveMetadata>
                  <NewsComponent>
                    <Role FormalName="Content list"/>
                    <NewsComponent Euid="55990000101002">
                      <Role FormalName="Main"/>
                      <NewsLines><HeadLine>La Isla Inventada vota un "nuevo" Gobierno</HeadLine></NewsLines>
                      <ContentItem><MediaType FormalName="Text"/><DataContent><nitf baselang="es"><body>
                        <body.head><dateline><location>San Juan</location></dateline></body.head>
                        <body.content>
                          <p>Puerto Imaginado (Isla Inventada), 2 mar (EFE).- Los colegios abrieron este lunes.</p>
                          <p>La participación era del 31 % al mediodía</p>
                          <p> La isla tiene 4.000 habitantes.</p>
                        </body.content>
                      </body></nitf></DataContent></ContentItem>
                    </NewsComponent>
                    <NewsComponent Euid="55990000101006">
                      <Role FormalName="Main"/>
                      <NewsLines><HeadLine>Los colegios cierran a las ocho</HeadLine></NewsLines>
                      <ContentItem><MediaType FormalName="Text"/><DataContent><nitf><body><body.content>
                        <p>Puerto Imaginado, 2 mar (EFE).- Los colegios cierran a las ocho.</p>
                      </body.content></body></nitf></DataContent></ContentItem>
                    </NewsComponent>
                  </NewsComponent>
                  <NewsComponent>
                    <Role FormalName="Content list"/>
                    <NewsComponent>
                      <NewsComponent><Role FormalName="Main"/><ContentItem Href="https://example.org/1.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>
                      <NewsComponent><Role FormalName="Caption"/><ContentItem><MediaType FormalName="Text"/><DataContent><nitf><body><body.content>
                        <p>Una mujer vota en Puerto Imaginado. EFE/Ana Ejemplo</p>
                      </body.content></body></nitf></DataContent></ContentItem></NewsComponent>
                    </NewsComponent>
                  </NewsComponent>
                </NewsComponent>
              </NewsItem>
            </NewsML>
            """;

    @Test
    void packageIsTheSameStoryInJsonAndInNewsMl() {
        String json = Wires.sample("efe/content-api.json").replace("Distrito Norte\\t31\\nDistrito Sur\\t29\\n", "");
        Story fromJson = ((Parsed) Wires.read(json).getFirst()).story();
        Story fromNewsMl = Wires.story(NEWSML);

        // Keywords and names of subjects are in the JSON only, and its relevance is no urgency of the NewsML's.
        fromJson.setKeywords(List.of());
        fromJson.setUrgency(5);
        fromJson.getSubjects().forEach(subject -> subject.setName(null));
        fromJson.setPlaces(fromJson.getPlaces().subList(0, 1));
        assertThat(fromJson).isEqualTo(fromNewsMl);
    }

    @Test
    void relevanceIsNoFlash() {
        Story story = ((Parsed) Wires.read(Wires.sample("efe/content-api.json")).getFirst()).story();

        assertThat(story.getUrgency()).isEqualTo(1);
        assertThat(story.getPriority()).isEqualTo(copytaster.schemas.Priority.NORMAL);
    }

    @Test
    void textByItselfIsAStoryToo() {
        Story story = Wires.story("""
                {"id": 55990000200, "version": 2, "format": {"id": 1, "description": "Texto"}, "date": "20260302T143125Z",
                 "guide": "EJEMPLO", "title": "Titular", "text": "Madrid, 2 mar (EFE).- Texto.\\n",
                 "metaData": {"langCode": "es-ES", "authors": [{"name": "Ana Ejemplo"}]}}
                """);

        assertThat(story.getProvider()).isEqualTo("efe");
        assertThat(story.getId()).isEqualTo("55990000200");
        assertThat(story.getByline()).isEqualTo("Ana Ejemplo");
        assertThat(story.getBody()).isEqualTo("Madrid, 2 mar (EFE).- Texto.");
    }
}
