package org.quartier.command.imports;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.function.Function.identity;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quartier.command.ImportedActivities;
import org.quartier.command.imports.Imports.Format;
import org.quartier.command.imports.Imports.Upload;
import org.quartier.command.imports.RowKind.Run;
import org.springframework.stereotype.Component;

/** Cuts a file into its entries, whatever it is. */
@Component
class ImportFiles {

    private final ImportedActivities activities;
    private final Map<ImportKind, RowKind> kinds;

    ImportFiles(ImportedActivities activities, List<RowKind> kinds) {
        this.activities = activities;
        this.kinds = kinds.stream().collect(Collectors.toMap(RowKind::kind, identity()));
    }

    /** @throws org.quartier.kernel.web.Refusal when it is not what it is said to be, or too long */
    Entries entries(Upload upload, ZoneId zone) {
        Run run = new Run(upload.organisation(), upload.quarter(), zone, upload.dryRun());
        if (upload.format() == Format.CALENDAR) {
            return new CalendarEntries(
                    CalendarFile.entries(upload.file(), requireNonNullElse(upload.charset(), StandardCharsets.UTF_8)),
                    run,
                    activities);
        }
        RowKind kind = requireNonNull(kinds.get(upload.kind()));
        return new TableEntries(Table.of(upload.file(), upload.charset(), kind.columns()), kind, run);
    }
}
