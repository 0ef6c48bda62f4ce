package org.quartier.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.id.QuarterId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {

    private final JsonMapper json;

    StrictJsonTest() {
        JsonMapper.Builder mapper = JsonMapper.builder();
        new WebConfiguration().strictJson().customize(mapper);
        json = mapper.build();
    }

    record Body(
            @Nullable Integer minutes,
            @Nullable Boolean additional,
            @Nullable QuarterId quarter,
            @Nullable OffsetDateTime happenedAt,
            @Nullable LocalDate birthDate,
            @Nullable LocalTime from,
            @Nullable DayOfWeek day,
            @Nullable String name) {}

    private Body read(String body) {
        return json.readValue(body, Body.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"minutes\": \" \"}",
                "{\"minutes\": \"\"}",
                "{\"minutes\": \"\\t\"}",
                "{\"minutes\": \"3\"}",
                "{\"minutes\": 1.0}",
                "{\"minutes\": true}",
                "{\"additional\": \"\"}",
                "{\"additional\": 1}",
                "{\"quarter\": \"\"}",
                "{\"quarter\": \" \"}",
                "{\"quarter\": 7}",
                "{\"happenedAt\": 1763800000}",
                "{\"happenedAt\": \"3\"}",
                "{\"happenedAt\": \"\"}",
                "{\"happenedAt\": 1.5}",
                "{\"happenedAt\": \"2026-11-23T10:00:00\"}",
                "{\"happenedAt\": [2026, 11, 23]}",
                "{\"birthDate\": [1950, 1, 1]}",
                "{\"birthDate\": 18000}",
                "{\"birthDate\": \"1950-02-30\"}",
                "{\"from\": [9, 0]}",
                "{\"from\": \"24:00\"}",
                "{\"day\": 1}",
                "{\"day\": \"\"}",
                "{\"name\": 5}",
                "{\"nome\": \"x\"}",
                "{\"name\": \"x\", \"name\": \"y\"}",
                "{} {}"
            })
    void whatIsNoValueOfItsTypeIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(JacksonException.class);
    }

    @Test
    void whatIsIsRead() {
        QuarterId quarter = QuarterId.next();
        assertThat(read("""
            {"minutes": 3, "additional": true, "quarter": "%s", "happenedAt": "2026-11-23T10:00:00+01:00",
             "birthDate": "1950-01-31", "from": "09:30", "day": "MONDAY", "name": ""}\
            """.formatted(quarter)))
                .isEqualTo(new Body(
                        3,
                        true,
                        quarter,
                        OffsetDateTime.parse("2026-11-23T10:00:00+01:00"),
                        LocalDate.parse("1950-01-31"),
                        LocalTime.of(9, 30),
                        DayOfWeek.MONDAY,
                        ""));
        assertThat(read("{\"minutes\": null}").minutes()).isNull();
    }
}
