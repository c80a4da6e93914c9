# Copytaster, built from its sources: one image for all its services. The stage "index" is OpenSearch with the plugin that
# cuts Korean into words. OPENSEARCH_VERSION is held to the pom's by ComposeTest.
ARG OPENSEARCH_VERSION=3.8.0

FROM opensearchproject/opensearch:${OPENSEARCH_VERSION} AS index
RUN bin/opensearch-plugin install --batch analysis-nori

FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q -Dquick -DskipTests -pl desk -am package

FROM eclipse-temurin:21-jre AS copytaster
# The same user id as OpenSearch's, so that the index's certificate authority in the shared volume can be read.
RUN mkdir -p /var/lib/copytaster /var/spool/copytaster && chown 1000:1000 /var/lib/copytaster /var/spool/copytaster
COPY --from=build /build/desk/target/lib /opt/copytaster/lib
COPY --from=build /build/desk/target/desk-*.jar /opt/copytaster/
USER 1000:1000
WORKDIR /var/lib/copytaster
VOLUME /var/lib/copytaster
ENV COPYTASTER_PULSE=/tmp/copytaster-pulse
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", \
    "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=copytaster.schemas", \
    "-Djava.util.logging.manager=org.apache.logging.log4j.jul.LogManager", \
    "-cp", "/opt/copytaster/*:/opt/copytaster/lib/*", "copytaster.desk.Main"]
CMD ["--help"]
# A service touches the file every second while it is healthy.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD ["sh", "-c", "test -n \"$(find \"$COPYTASTER_PULSE\" -newermt '-15 seconds' 2>/dev/null)\""]
