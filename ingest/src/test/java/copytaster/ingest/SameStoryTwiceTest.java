package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Story;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** One story in four serialisations is one canonical story, field by field. */
class SameStoryTwiceTest {

    private static final String G2 = """
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:dam" version="3" standard="NewsML-G2" standardversion="2.35" xml:lang="en-GB">
              <rightsInfo><copyrightNotice>2026 Example News</copyrightNotice></rightsInfo>
              <itemMeta>
                <itemClass qcode="ninat:text"/>
                <provider literal="Example News"/>
                <versionCreated>2026-03-04T10:47:00Z</versionCreated>
                <firstCreated>2026-03-04T09:12:00Z</firstCreated>
                <embargoed>2026-03-04T12:00:00Z</embargoed>
                <pubStatus qcode="stat:usable"/>
                <edNote>Adds insurers</edNote>
              </itemMeta>
              <contentMeta>
                <urgency>4</urgency>
                <by>Jane Example</by>
                <dateline>NOWHERE CITY, March 4</dateline>
                <language tag="en-GB"/>
                <keyword>dam</keyword>
                <keyword>Utopia</keyword>
                <subject qcode="medtop:20000139"><name>disaster</name></subject>
                <subject qcode="subj:03000000"><name>disaster and accident</name></subject>
                <slugline>Utopia-dam</slugline>
                <headline>Utopia drains dam &amp; empties villages</headline>
              </contentMeta>
              <contentSet>
                <inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
                  <p>Engineers drained <b>half</b> of the dam.</p>
                  <table><tr><td>Upper</td><td>3.10</td></tr><tr><td>Lower</td><td>2.05</td></tr></table>
                  <p>Two villages were emptied.</p>
                </body></html></inlineXML>
              </contentSet>
            </newsItem>
            """;

    private static final String NINJS = """
            {
              "uri": "urn:example:dam", "version": "3", "type": "text", "language": "en-GB", "pubstatus": "usable",
              "versioncreated": "2026-03-04T10:47:00Z", "firstcreated": "2026-03-04T09:12:00Z",
              "embargoed": "2026-03-04T12:00:00Z", "urgency": 4, "byline": "Jane Example",
              "located": "NOWHERE CITY", "ednote": "Adds insurers", "slugline": "Utopia-dam",
              "copyrightnotice": "2026 Example News", "keywords": ["dam", "Utopia"],
              "headline": "Utopia drains dam & empties villages",
              "subject": [{"code": "medtop:20000139", "name": "disaster"}, {"code": "subj:03000000", "name": "disaster and accident"}],
              "body_xhtml": "<p>Engineers drained <b>half</b> of the dam.</p><table><tr><td>Upper</td><td>3.10</td></tr><tr><td>Lower</td><td>2.05</td></tr></table><p>Two villages were emptied.</p>"
            }
            """;

    private static final String NITF = """
            <nitf baselang="en-GB"><head>
              <tobject tobject.type="news">
                <tobject.subject tobject.subject.ipr="medtop" tobject.subject.refnum="20000139" tobject.subject.type="disaster"/>
                <tobject.subject tobject.subject.ipr="IPTC" tobject.subject.refnum="03000000" tobject.subject.type="disaster and accident"/>
              </tobject>
              <docdata management-status="usable">
                <doc-id id-string="urn:example:dam" regsrc="Example News"/>
                <urgency ed-urg="4"/>
                <date.issue norm="20260304T091200Z"/>
                <date.release norm="20260304T120000Z"/>
                <ed-msg info="Adds insurers"/>
                <du-key key="Utopia-dam" version="3"/>
                <doc.copyright year="2026" holder="Example News"/>
                <key-list><keyword key="dam"/><keyword key="Utopia"/></key-list>
              </docdata>
              <revision-history norm="20260304T104700Z"/>
            </head><body>
              <body.head>
                <hedline><hl1>Utopia drains dam &amp; empties villages</hl1></hedline>
                <byline>Jane Example</byline>
                <dateline>NOWHERE CITY, March 4</dateline>
              </body.head>
              <body.content>
                <p>Engineers drained <b>half</b> of the dam.</p>
                <table><tr><td>Upper</td><td>3.10</td></tr><tr><td>Lower</td><td>2.05</td></tr></table>
                <p>Two villages were emptied.</p>
              </body.content>
            </body></nitf>
            """;

    private static final String NEWSML = """
            <NewsML Version="1.2"><NewsItem xml:lang="en-GB">
              <Identification><NewsIdentifier>
                <ProviderId>example.com</ProviderId><DateId>20260304</DateId><NewsItemId>dam</NewsItemId>
                <RevisionId PreviousRevision="2" Update="N">3</RevisionId>
                <PublicIdentifier>urn:example:dam:3</PublicIdentifier>
              </NewsIdentifier></Identification>
              <NewsManagement>
                <NewsItemType FormalName="News"/>
                <FirstCreated>20260304T091200Z</FirstCreated>
                <ThisRevisionCreated>20260304T104700Z</ThisRevisionCreated>
                <Status FormalName="Embargoed"/>
                <StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20260304T120000Z</DateAndTime></StatusWillChange>
                <Urgency FormalName="4"/>
              </NewsManagement>
              <NewsComponent>
                <NewsLines>
                  <HeadLine>Utopia drains dam &amp; empties villages</HeadLine>
                  <ByLine>Jane Example</ByLine>
                  <DateLine>NOWHERE CITY, March 4</DateLine>
                  <CopyrightLine>2026 Example News</CopyrightLine>
                  <SlugLine>Utopia-dam</SlugLine>
                  <KeywordLine>dam</KeywordLine><KeywordLine>Utopia</KeywordLine>
                </NewsLines>
                <DescriptiveMetadata>
                  <Language FormalName="en-GB"/>
                  <SubjectCode><Subject FormalName="03000000"/></SubjectCode>
                </DescriptiveMetadata>
                <ContentItem><DataContent><nitf><body><body.content>
                  <p>Engineers drained <b>half</b> of the dam.</p>
                  <table><tr><td>Upper</td><td>3.10</td></tr><tr><td>Lower</td><td>2.05</td></tr></table>
                  <p>Two villages were emptied.</p>
                </body.content></body></nitf></DataContent></ContentItem>
              </NewsComponent>
            </NewsItem></NewsML>
            """;

    @Test
    void ninjsSaysWhatNewsMlG2Says() {
        // ninjs 1 has no date line of its own, only the place.
        assertSame(Wires.story(NINJS), Wires.story(G2), Set.of("dateline", "places"));
        assertThat(Wires.story(NINJS).getDateline().getPlace())
                .isEqualTo(Wires.story(G2).getDateline().getPlace());
    }

    @Test
    void nitfSaysWhatNewsMlG2Says() {
        // NITF counts no versions, and knows one time only: that of this issue.
        assertSame(
                Wires.story(NITF), Wires.story(G2), Set.of("version", "versionRank", "versionCreated", "firstCreated"));
    }

    @Test
    void newsMl12SaysWhatNewsMlG2Says() {
        // NewsML 1.2 has no line for notes to editors, and subject codes only.
        assertSame(Wires.story(NEWSML), Wires.story(G2), Set.of("id", "notes", "subjects"));
    }

    private static void assertSame(Story read, Story wanted, Set<String> cannotAgree) {
        for (Schema.Field field : Story.getClassSchema().getFields()) {
            if (!cannotAgree.contains(field.name())) {
                assertThat(read.get(field.pos())).as(field.name()).isEqualTo(wanted.get(field.pos()));
            }
        }
        assertThat(wanted.getBody())
                .isEqualTo(
                        "Engineers drained half of the dam.\n\nUpper\t3.10\nLower\t2.05\n\nTwo villages were emptied.");
    }
}
