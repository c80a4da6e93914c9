package copytaster.desk.dead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CausesTest {

    @Test
    void numbersAndOffsetsMakeNoDifference() {
        assertThat(Causes.alike("line 2: there are 1,024 desks, at -3.5")).isEqualTo("line …: there are … desks, at …");
        assertThat(Causes.alike("a record on wire.raw is not Avro single-object encoded (13 bytes)"))
                .isEqualTo("a record on wire.raw is not Avro single-object encoded (… bytes)");
    }

    @Test
    void namesWithDigitsStay() {
        assertThat(Causes.alike("the analyzer nori_2 of text_ko is no utf8"))
                .isEqualTo("the analyzer nori_2 of text_ko is no utf8");
    }

    @Test
    void idsAndQuotationsMakeNoDifference() {
        assertThat(Causes.alike("failed to parse field [firstSeen] of type [date] in document with id 'afp/ABC-1'."
                        + " Preview of field's value: 'yesterday'"))
                .isEqualTo("failed to parse field [firstSeen] of type [date] in document with id …."
                        + " Preview of field's value: …");
        assertThat(Causes.alike("the story efe/texto_4123 has no body")).isEqualTo("the story … has no body");
        assertThat(Causes.alike("delivery 0e7b1c9a-1111-4222-8333-123456789abc is gone"))
                .isEqualTo("delivery … is gone");
    }

    @Test
    void bytesOfALongTermMakeNoDifference() {
        String one = "whose length is 40000. The prefix is: '[120, 120, 97, 98, 99]...'";
        String other = "whose length is 32767. The prefix is: '[1, 2, -3]...'";
        assertThat(Causes.alike(one)).isEqualTo(Causes.alike(other));
    }

    @Test
    void eachUnknownSchemaIsACauseOfItsOwn() {
        String one = "a record on wire.raw has the unknown schema 0123456789012345; its writer should publish it";
        String other = one.replace("0123456789012345", "fedcba9876543210");
        assertThat(Causes.alike(one)).isEqualTo(one).isNotEqualTo(Causes.alike(other));
    }
}
