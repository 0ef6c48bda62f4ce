package org.quartier.standalone.check;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.OrganisationEvent.OrganisationSettingsChanged;
import org.quartier.kernel.event.PersonEvent;
import org.quartier.kernel.event.PersonEvent.PersonChanged;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent;
import org.quartier.kernel.event.QuarterEvent.QuarterChanged;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.event.VolunteerEvent;
import org.quartier.kernel.event.VolunteerEvent.AvailabilityChanged;
import org.quartier.kernel.event.VolunteerEvent.CertificateInspected;
import org.quartier.kernel.event.VolunteerEvent.InspectionErased;
import org.quartier.kernel.event.VolunteerEvent.SkillsChanged;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.Inspection;
import org.quartier.kernel.value.OrganisationSettings;

/** What the events say of quarters, staff, volunteers and birth dates. */
final class People {

    static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Berlin");

    final Map<QuarterId, ZoneId> zones = new HashMap<>();
    final Map<QuarterId, String> federalStates = new HashMap<>();
    final Set<PersonId> staff = new HashSet<>();
    final Map<VolunteerId, Volunteer> volunteers = new LinkedHashMap<>();
    final Map<PersonId, LocalDate> birthDates = new HashMap<>();
    OrganisationSettings settings = OrganisationSettings.DEFAULTS;

    /** One volunteer. */
    static final class Volunteer {
        final VolunteerId id;
        final PersonId person;
        final QuarterId quarter;
        final List<Long> events = new ArrayList<>();
        final Map<Object, Inspection> inspections = new LinkedHashMap<>();
        List<String> skills;
        String status = "ACTIVE";
        int times;

        private Volunteer(VolunteerRegistered registered) {
            id = registered.volunteer();
            person = registered.person();
            quarter = registered.quarter();
            skills = registered.skills();
        }
    }

    ZoneId zone(Volunteer volunteer) {
        return zones.getOrDefault(volunteer.quarter, USUAL_ZONE);
    }

    /** The last day of a volunteer's clearance: by the latest inspection that found nothing. */
    @Nullable
    LocalDate clearedUntil(Volunteer volunteer) {
        Inspection latest = null;
        for (Inspection inspection : volunteer.inspections.values()) {
            if (latest == null || !inspection.inspectedOn().isBefore(latest.inspectedOn())) {
                latest = inspection;
            }
        }
        return latest == null || latest.relevantEntry()
                ? null
                : latest.inspectedOn().plusYears(settings.yearsOfClearance());
    }

    void on(Fact fact) {
        switch (fact.event()) {
            case QuarterEvent event -> on(event);
            case StaffMemberJoined joined -> staff.add(joined.person());
            case PersonEvent event -> on(event);
            case VolunteerEvent event -> on(event, fact.position());
            case OrganisationSettingsChanged changed -> settings = changed.settings();
            default -> {} // says nothing about them
        }
    }

    private void on(QuarterEvent event) {
        switch (event) {
            case QuarterOpened opened -> {
                zones.put(opened.quarter(), opened.zone());
                federalStates.put(opened.quarter(), opened.federalState());
            }
            case QuarterChanged changed -> {
                zones.put(changed.quarter(), changed.zone());
                federalStates.put(changed.quarter(), changed.federalState());
            }
        }
    }

    private void on(PersonEvent event) {
        switch (event) {
            case PersonRegistered registered -> born(registered.person(), registered.birthDate());
            case PersonChanged changed -> born(changed.person(), changed.birthDate());
            case PersonErased erased -> birthDates.remove(erased.person());
            default -> {} // is asked for, not done yet
        }
    }

    private void born(PersonId person, @Nullable LocalDate birthDate) {
        if (birthDate == null) {
            birthDates.remove(person);
        } else {
            birthDates.put(person, birthDate);
        }
    }

    private void on(VolunteerEvent event, long position) {
        if (event instanceof VolunteerRegistered registered) {
            volunteers.put(registered.volunteer(), new Volunteer(registered));
        }
        Volunteer volunteer = Objects.requireNonNull(volunteers.get(event.volunteer()));
        volunteer.events.add(position);
        switch (event) {
            case VolunteerRegistered registered -> {}
            case SkillsChanged changed -> volunteer.skills = changed.skills();
            case AvailabilityChanged changed ->
                volunteer.times = changed.weekly().size();
            case VolunteerStatusChanged changed ->
                volunteer.status = changed.status().name();
            case CertificateInspected inspected -> {
                if (inspected.found() != null) {
                    volunteer.inspections.put(inspected.inspection(), inspected.found());
                }
            }
            case InspectionErased erased -> {
                // an erased one leaves no older one in its place
                List<Object> all = new ArrayList<>(volunteer.inspections.keySet());
                volunteer.inspections.keySet().removeAll(all.subList(0, all.indexOf(erased.inspection()) + 1));
            }
        }
    }
}
