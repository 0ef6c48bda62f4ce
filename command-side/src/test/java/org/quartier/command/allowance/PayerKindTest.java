package org.quartier.command.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayerKindTest {

    @ParameterizedTest
    @CsvSource({
        "MUNICIPALITY, , true",
        "MUNICIPALITY, true, true",
        "MUNICIPALITY, false, true",
        "CHURCH, , true",
        "CHURCH, true, true",
        "CHURCH, false, true",
        "CHARITY, , true",
        "CHARITY, true, true",
        "CHARITY, false, false",
        "SENIOR_FACILITY, , false",
        "SENIOR_FACILITY, true, true",
        "SENIOR_FACILITY, false, false",
        "ASSOCIATION, , false",
        "ASSOCIATION, true, true",
        "ASSOCIATION, false, false",
        "HOUSING_COMPANY, , false",
        "HOUSING_COMPANY, true, false",
        "HOUSING_COMPANY, false, false"
    })
    @DisplayName("R-51 a public body and a church pay, a housing company does not, the others if they are charitable")
    void pays(String kind, Boolean charitable, boolean pays) {
        assertThat(PayerKind.of(Optional.of(kind)).paysTaxFree(charitable)).isEqualTo(pays);
    }

    @Test
    @DisplayName("R-51 who has not said what they are pays only if they are charitable")
    void notDescribed() {
        assertThat(PayerKind.of(Optional.empty()).paysTaxFree(null)).isFalse();
        assertThat(PayerKind.of(Optional.empty()).paysTaxFree(true)).isTrue();
    }
}
