package copytaster.desk.web;

public final class DeskServer implements copytaster.schemas.Component {
    public DeskServer(
            copytaster.desk.config.DeskSettings d,
            copytaster.schemas.KafkaSettings k,
            copytaster.sink.SinkSettings s) {}

    public void start() {}

    public java.util.Optional<String> check() {
        return java.util.Optional.empty();
    }

    public void close() {}
}
