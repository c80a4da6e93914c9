package copytaster.enrich.threads;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundTest {

    @ParameterizedTest
    @CsvSource({
        "Putin, 푸틴",
        "Putin, Путин",
        "Putin, プーチン",
        "Putin, بوتين",
        "Poutine, 푸틴",
        "Trump, 트럼프",
        "Trump, Трамп",
        "Trump, トランプ",
        "Trump, ترامب",
        "Zelensky, 젤렌스키",
        "Zelenskiy, Зеленский",
        "Selenskyj, 젤렌스키",
        "Kim Jong-un, 김정은",
        "Kim Jong Un, 김정은",
        "Sheinbaum, 셰인바움",
        "Kursk, 쿠르스크",
        "Koursk, Курск",
        "Washington, 워싱턴",
        "Erdogan, Ερντογάν"
    })
    void aNameHasOneSkeletonInEveryScript(String latin, String other) {
        assertThat(Spelling.skeleton(Sound.of(other)))
                .as("%s and %s", Spelling.unpack(Sound.of(latin)), Spelling.unpack(Sound.of(other)))
                .isEqualTo(Spelling.skeleton(Sound.of(latin)));
    }

    @Test
    void namesThatSoundAlikeAreLikerThanNamesThatShareTheirConsonantsOnly() {
        double same = Spelling.likeness(Sound.of("Putin"), Sound.of("푸틴"));
        double consonants = Spelling.likeness(Sound.of("Putin"), Sound.of("Baden"));

        assertThat(same).isGreaterThan(7.0);
        assertThat(consonants).isLessThan(7.0);
    }

    @Test
    void hanCharactersHaveNoSound() {
        assertThat(Sound.of("習近平")).isZero();
    }

    @Property
    void noTextBreaksIt(@ForAll String text) {
        long name = Sound.of(text);

        assertThat(Sound.of(Spelling.unpack(name)) == 0).isEqualTo(Spelling.consonants(name) == 0);
        assertThat(Spelling.likeness(name, name)).isGreaterThanOrEqualTo(0);
    }
}
