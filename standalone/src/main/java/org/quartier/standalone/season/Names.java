package org.quartier.standalone.season;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names that a German quarter could have; nobody is meant by any of them. */
final class Names {

    /** A language and names from where it is spoken. */
    record Origin(String language, List<String> given, List<String> family) {}

    /** In proportion to how often they stand here. */
    private static final List<Origin> ORIGINS = List.of(
            origin(
                    "de",
                    "Anke Bernd Christa Dieter Elke Frank Gisela Holger Ingrid Jonas Karin Lukas Monika Nele Otto Petra"
                            + " Rolf Sabine Thomas Ursula Volker Wiebke",
                    "Ahlers Brandt Claasen Deppe Engelke Feldmann Gerdes Hagemann Janssen Kortmann Lammers Mertens"
                            + " Niehaus Overkamp Pohlmann Rensing Schlüter Terhorst Vorwerk Wessels"),
            origin(
                    "tr",
                    "Ayşe Berkay Cem Deniz Elif Fatma Hakan İpek Kemal Leyla Murat Nuray Orhan Selin Tolga Zeynep",
                    "Akkaya Bozkurt Çelik Demirel Erdem Güneş Kaplan Öztürk Polat Şimşek Tekin Yıldız"),
            origin(
                    "ar",
                    "Amira Basel Dalia Faris Hanan Jamal Karim Layla Mahmoud Nour Omar Rana Samir Yasmin",
                    "Al-Amin Darwish Farouk Ghanem Haddad Khalil Mansour Nasser Rahal Sabbagh Touma"),
            origin(
                    "ru",
                    "Aleksei Galina Irina Jurij Ludmila Maxim Natalia Oleg Svetlana Viktor",
                    "Bergen Friesen Ivanova Kuznecov Lebedev Morozov Petkau Sokolova Wiebe"),
            origin(
                    "uk",
                    "Andrij Bohdan Daryna Iryna Kateryna Mykola Oksana Taras",
                    "Bondarenko Kovalenko Lysenko Marchenko Shevchuk Tkachenko"),
            origin(
                    "pl",
                    "Agnieszka Dorota Grzegorz Jacek Katarzyna Marek Tomasz Zofia",
                    "Kowalczyk Lewandowska Mazur Nowak Pawlak Wójcik"),
            origin(
                    "fa",
                    "Arash Darya Farid Golnar Mina Nasrin Parwin Reza",
                    "Ahmadi Ebrahimi Hosseini Karimi Rahimi Sadeghi"));

    private static final int OUT_OF = 100;

    /** How many of a hundred persons each of them stands for. */
    private static final List<Integer> SHARES = List.of(52, 14, 12, 8, 6, 5, 3);

    private static final Map<String, String> PLAIN =
            Map.of("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "ı", "i", "ł", "l");

    private Names() {}

    private static Origin origin(String language, String given, String family) {
        return new Origin(language, List.of(given.split(" ")), List.of(family.split(" ")));
    }

    /** The origin of one person of a hundred, numbered from 0. */
    static Origin of(int percentile) {
        int rest = percentile % OUT_OF;
        for (int i = 0; i < SHARES.size(); i++) {
            rest -= SHARES.get(i);
            if (rest < 0) {
                return ORIGINS.get(i);
            }
        }
        return ORIGINS.getFirst();
    }

    /** An address that nobody has: example.org is nobody's (RFC 2606). */
    static String email(String given, String family, int number) {
        String local = (given + "." + family).toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> plain : PLAIN.entrySet()) {
            local = local.replace(plain.getKey(), plain.getValue());
        }
        return Normalizer.normalize(local, Normalizer.Form.NFD).replaceAll("[^a-z.-]", "") + "." + number
                + "@example.org";
    }
}
