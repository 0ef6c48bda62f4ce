package org.quartier.kernel.id;

import java.util.UUID;

/** An identifier made by the server: a UUIDv7, so that ids sort by the time of their making. */
public sealed interface Id
        permits ActivityId,
                ActorId,
                AllowanceId,
                CheckInId,
                ClosureId,
                DeclarationId,
                EquipmentId,
                FeedAddressId,
                HourEntryId,
                ImportId,
                InspectionId,
                PersonId,
                QuarterId,
                RegistrationId,
                RoomId,
                SeriesId,
                ShiftId,
                StaffId,
                StatementId,
                SwapId,
                VenueId,
                VolunteerId {

    /** The identifier itself. */
    UUID value();
}
