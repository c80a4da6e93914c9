package copytaster.ingest.transports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;

/** The JSON in which agencies' APIs answer: read for its pages and cursors only, and written again without a change of meaning. */
final class ApiJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ApiJson() {}

    /** @throws FeedTrouble when it is no JSON object */
    static JsonNode read(Web.Answer answer) throws FeedTrouble {
        try {
            JsonNode json = JSON.readTree(answer.body());
            if (json != null && json.isObject()) {
                return json;
            }
            throw new FeedTrouble(Kind.UNREADABLE, answer.shown() + " answered with no JSON object");
        } catch (JsonProcessingException e) {
            throw new FeedTrouble(
                    Kind.UNREADABLE, answer.shown() + " answered with broken JSON: " + e.getOriginalMessage(), e);
        } catch (FeedTrouble trouble) {
            throw trouble;
        } catch (IOException e) {
            throw new FeedTrouble(Kind.UNREADABLE, answer.shown() + " answered with broken JSON: " + e.getMessage(), e);
        }
    }

    static byte[] write(JsonNode json) throws IOException {
        return JSON.writeValueAsBytes(json);
    }
}
