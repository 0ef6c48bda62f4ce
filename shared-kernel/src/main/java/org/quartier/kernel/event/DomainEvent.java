package org.quartier.kernel.event;

/** A fact about the domain. Each family holds all that can happen to one aggregate; nothing else is ever stored. */
public sealed interface DomainEvent
        permits ActivityEvent,
                AllowanceDeclarationEvent,
                AllowanceEvent,
                EquipmentEvent,
                FeedAddressEvent,
                HourEntryEvent,
                HoursStatementEvent,
                OrganisationEvent,
                ParticipationEvent,
                PersonEvent,
                QuarterEvent,
                SeriesEvent,
                ShiftEvent,
                StaffEvent,
                VenueEvent,
                VolunteerEvent {}
