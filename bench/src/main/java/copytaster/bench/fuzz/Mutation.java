package copytaster.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The ways in which a wire is spoilt. Texts are Latin-1 views of the bytes, so that any encoding survives what is not meant. */
enum Mutation {
    BITS_FLIPPED {
        @Override
        String spoil(String wire, String other, Random random) {
            var spoilt = new StringBuilder(wire);
            for (int i = random.nextInt(30); i >= 0 && !wire.isEmpty(); i--) {
                int at = random.nextInt(wire.length());
                spoilt.setCharAt(at, (char) (spoilt.charAt(at) ^ 1 << random.nextInt(8)));
            }
            return spoilt.toString();
        }
    },
    BYTES_PUT_IN {
        @Override
        String spoil(String wire, String other, Random random) {
            var bytes = new byte[1 + random.nextInt(20)];
            random.nextBytes(bytes);
            return into(wire, new String(bytes, StandardCharsets.ISO_8859_1), random);
        }
    },
    BYTES_TAKEN_OUT {
        @Override
        String spoil(String wire, String other, Random random) {
            int from = random.nextInt(wire.length() + 1);
            int to = Math.min(wire.length(), from + random.nextInt(40));
            return wire.substring(0, from) + wire.substring(to);
        }
    },
    CUT_AT_A_KILOBYTE {
        @Override
        String spoil(String wire, String other, Random random) {
            int kilobytes = wire.length() / 1024;
            return wire.substring(
                    0, kilobytes == 0 ? random.nextInt(wire.length() + 1) : 1024 * (1 + random.nextInt(kilobytes)));
        }
    },
    TAG_REPEATED {
        @Override
        String spoil(String wire, String other, Random random) {
            int from = wire.indexOf('<', random.nextInt(wire.length() + 1));
            int to = from < 0 ? -1 : wire.indexOf('>', from);
            if (to < 0) {
                from = random.nextInt(wire.length() + 1);
                to = Math.min(wire.length(), from + random.nextInt(60)) - 1;
            }
            String tag = wire.substring(from, to + 1);
            return wire.substring(0, from) + tag.repeat(1 + random.nextInt(50)) + wire.substring(from);
        }
    },
    NESTED_DEEP {
        @Override
        String spoil(String wire, String other, Random random) {
            String opening = one(
                    random, "<p>", "<div><b>", "[", "{\"a\":", "<NewsComponent>", "<table><tr><td>", "<!--", "&amp;");
            return into(wire, opening.repeat(1 + random.nextInt(random.nextInt(100) == 0 ? 100_000 : 2_000)), random);
        }
    },
    ENTITY_BOMB {
        @Override
        String spoil(String wire, String other, Random random) {
            String bomb = "<!DOCTYPE x [<!ENTITY a \"" + "ha".repeat(1 + random.nextInt(500))
                    + "\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
                    + "<!ENTITY f SYSTEM \"file:///etc/hostname\"><!ENTITY % p SYSTEM \"http://127.0.0.1:1/\">%p;]>";
            int declared = wire.indexOf("?>");
            String used =
                    into(declared < 0 ? wire : wire.substring(declared + 2), one(random, "&c;", "&f;", "%p;"), random);
            return (declared < 0 ? "" : wire.substring(0, declared + 2)) + bomb + used;
        }
    },
    CHARSET_SWAPPED {
        @Override
        String spoil(String wire, String other, Random random) {
            String charset = one(
                    random,
                    "utf-8",
                    "UTF-16",
                    "iso-8859-1",
                    "euc-kr",
                    "windows-1251",
                    "UTF-7",
                    "ISO-2022-KR",
                    "EBCDIC",
                    "x");
            String swapped = wire.replaceFirst("encoding=[\"'][\\w-]*[\"']", "encoding=\"" + charset + "\"");
            return random.nextBoolean()
                    ? swapped
                    : new String(
                            swapped.getBytes(
                                    random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16),
                            StandardCharsets.ISO_8859_1);
        }
    },
    SPLICED {
        @Override
        String spoil(String wire, String other, Random random) {
            return wire.substring(0, random.nextInt(wire.length() + 1))
                    + other.substring(random.nextInt(other.length() + 1));
        }
    },
    LONG_RUN {
        @Override
        String spoil(String wire, String other, Random random) {
            String unit = one(
                    random,
                    " ",
                    "(",
                    "[",
                    "9",
                    "\n",
                    "\t",
                    "- ",
                    "&",
                    "&#",
                    "<",
                    "\"",
                    "\\",
                    "a ",
                    "A",
                    "\u0000",
                    ". ",
                    " (",
                    ",",
                    "a@",
                    "+1 ",
                    "/",
                    ":",
                    "\u00C2\u00A0",
                    "\u00EF\u00BF\u00BE",
                    "\u00ED\u0095\u009C");
            return into(wire, unit.repeat(1 + random.nextInt(random.nextInt(50) == 0 ? 200_000 : 4_000)), random);
        }
    },
    NUMBERS_CHANGED {
        @Override
        String spoil(String wire, String other, Random random) {
            String number = one(random, "0", "9999", "-1", "1e999999999", "99999999999999999999", "NaN", "\u0661", "");
            int from = random.nextInt(wire.length() + 1);
            String changed = wire.substring(from).replaceFirst("\\d+", number);
            return wire.substring(0, from) + changed;
        }
    },
    TEN_MEGABYTES {
        @Override
        String spoil(String wire, String other, Random random) {
            int from = random.nextInt(wire.length() + 1);
            int to = Math.min(wire.length(), from + 1 + random.nextInt(300));
            String part = from == to ? " " : wire.substring(from, to);
            return wire.substring(0, from) + part.repeat(10_000_000 / part.length()) + wire.substring(from);
        }
    };

    private static final List<Mutation> USUAL = Arrays.stream(values())
            .filter(mutation -> mutation != TEN_MEGABYTES)
            .toList();

    abstract String spoil(String wire, String other, Random random);

    /** One to three of them; ten megabytes once in a thousand times. */
    static byte[] spoilt(byte[] wire, byte[] other, Random random) {
        String spoilt = new String(wire, StandardCharsets.ISO_8859_1);
        String second = new String(other, StandardCharsets.ISO_8859_1);
        for (int i = random.nextInt(3); i >= 0; i--) {
            spoilt = USUAL.get(random.nextInt(USUAL.size())).spoil(spoilt, second, random);
        }
        if (random.nextInt(1_000) == 0) {
            spoilt = TEN_MEGABYTES.spoil(spoilt, second, random);
        }
        return spoilt.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String into(String wire, String what, Random random) {
        int at = random.nextInt(wire.length() + 1);
        return wire.substring(0, at) + what + wire.substring(at);
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
