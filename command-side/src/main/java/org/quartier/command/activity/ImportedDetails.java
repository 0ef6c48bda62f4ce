package org.quartier.command.activity;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.command.ImportedActivities.Entry;
import org.quartier.command.ImportedActivities.More;
import org.quartier.command.activity.ActivityUids.Plan;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.RoomBooking;
import org.springframework.stereotype.Component;

/**
 * What an imported entry makes of an activity: the entry's word where it has one, else what is there. A calendar's
 * silence about description and place takes them away, a table's does not. A venue or room that nobody knows by its name
 * becomes part of the place.
 */
@Component
class ImportedDetails {

    private static final String UNKNOWN = "unknown";
    private static final String ALL = "all";
    private static final More NOTHING = new More(null, null, null, null, null, null, null, null, null);

    private final VenueNames venues;

    ImportedDetails(VenueNames venues) {
        this.venues = venues;
    }

    /** What an activity is to be, and in which room. */
    record Wanted(ActivityDetails details, @Nullable RoomBooking room) {}

    /** Of an activity that is new. */
    Wanted of(Entry entry, OrganisationId organisation) {
        String organiser = requireNonNullElse(entry.organiser(), organisation.value());
        ActivityDetails usual = new ActivityDetails(
                ActivityKind.EVENT,
                entry.title(),
                null,
                null,
                null,
                null,
                organiser,
                requireNonNullElse(entry.contact(), organiser),
                ALL,
                UNKNOWN,
                List.of(),
                null,
                null,
                entry.visibility());
        return follow(entry, usual, null, organisation);
    }

    /** Of one that is there. */
    Wanted of(Entry entry, Plan now, OrganisationId organisation) {
        return follow(entry, now.details(), now.room(), organisation);
    }

    private Wanted follow(Entry entry, ActivityDetails now, @Nullable RoomBooking booked, OrganisationId organisation) {
        More more = requireNonNullElse(entry.more(), NOTHING);
        Optional<VenueId> venue =
                Optional.ofNullable(more.venue()).flatMap(name -> venues.venue(organisation, entry.quarter(), name));
        Optional<RoomId> room = Optional.ofNullable(more.room())
                .flatMap(name -> venues.room(organisation, entry.quarter(), venue.orElse(null), name));
        String place = Stream.of(
                        room.isEmpty() ? more.room() : null, venue.isEmpty() ? more.venue() : null, entry.place())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        boolean keeps = entry.more() != null;
        ActivityDetails details = new ActivityDetails(
                more.kind() == null ? now.kind() : more.kind(),
                entry.title(),
                said(entry.description(), now.description(), keeps),
                venue.orElse(now.venue()),
                said(place.isEmpty() ? null : place, now.place(), keeps),
                said(more.onlineLink(), now.onlineLink(), true),
                said(entry.organiser(), now.organiser(), true),
                said(entry.contact(), now.contact(), true),
                said(more.audience(), now.audience(), true),
                said(more.accessibility(), now.accessibility(), true),
                more.languages() == null ? now.languages() : more.languages(),
                now.keyHolder(),
                more.minimumParticipants() == null ? now.minimumParticipants() : more.minimumParticipants(),
                more.visibility() == null ? now.visibility() : more.visibility());
        return new Wanted(
                details, room.map(id -> new RoomBooking(id, BookingKind.FIRM)).orElse(booked));
    }

    private static @Nullable String said(@Nullable String word, @Nullable String now, boolean keeps) {
        return word == null && keeps ? now : word;
    }
}
