package copytaster.desk.crash;

/** One desk with a topic of its own, so that a third output stands in every transaction. */
final class CrashRules {

    static final String DESK = "korea";

    static final String YAML = """
            desks:
              korea:
                topic: true
                any: [ { country: [KP, KR] } ]
            """;

    private CrashRules() {}
}
