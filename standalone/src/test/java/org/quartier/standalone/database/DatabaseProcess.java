package org.quartier.standalone.database;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.quartier.standalone.ChildProcess;
import org.quartier.standalone.DataDirectory;

/** Commits one row to the database in the given directory, says so, and waits to be killed. */
final class DatabaseProcess {

    private DatabaseProcess() {}

    public static void main(String[] arguments) throws Exception {
        var database = EmbeddedDatabase.start(DataDirectory.at(Path.of(arguments[0])), ChildProcess.BINARIES);
        try (var connection = DriverManager.getConnection(database.url(), EmbeddedDatabase.OWNER, database.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE diary (line text)");
            statement.execute("INSERT INTO diary VALUES ('committed')");
        }
        System.out.println("committed");
        Thread.currentThread().join();
    }
}
