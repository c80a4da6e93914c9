package copytaster.desk.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Parts of addresses. */
final class Address {

    private Address() {}

    /** A value as it stands in a query. */
    static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
