package org.quartier.query.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.access.Role;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.quartier.query.directory.Staff.Oneself;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The staff of the organisation, and oneself. */
@RestController
class StaffController {

    private final Staff staff;

    StaffController(Staff staff) {
        this.staff = staff;
    }

    /**
     * One staff member.
     *
     * @param name absent for those who see no names
     * @param roles as what they may be assigned, not what they may do
     */
    record Item(
            UUID id,
            UUID personId,
            @Nullable String name,
            List<String> roles,
            List<UUID> quarters,
            @Nullable LocalDate departedOn,
            long version) {}

    /**
     * Who calls.
     *
     * @param roles what the token allows
     * @param person absent, like {@code staff}, where no staff record names this actor
     */
    record Me(
            UUID actor,
            String organisation,
            List<String> roles,
            @Nullable UUID person,
            @Nullable UUID staff) {}

    @GetMapping("/api/v1/staff")
    @Reads(value = StaffProjection.NAME, names = true)
    Page<Item> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return staff.of(actor, Page.Request.byId(limit, cursor));
    }

    @GetMapping("/api/v1/me")
    @Reads(StaffProjection.NAME)
    Me me(Actor actor) {
        Oneself oneself = staff.oneself(actor).orElse(null);
        return new Me(
                actor.id().value(),
                actor.organisation().value(),
                actor.roles().stream().sorted().map(Role::code).toList(),
                oneself == null ? null : oneself.person(),
                oneself == null ? null : oneself.staff());
    }
}
