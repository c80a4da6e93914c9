package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;

/** Yonhap's news of disasters as the Korean government's API passes it on. */
final class YonhapDialect implements JsonDialect {

    @Override
    public boolean owns(JsonNode item) {
        return item.has("YNA_NO") || item.has("YNA_TTL") && item.has("YNA_CN");
    }

    @Override
    public Found read(JsonNode item, byte[] original) {
        var draft = new Item.Draft("yonhap-gov");
        draft.put("id", JsonFields.text(item, "YNA_NO"));
        draft.put("agency", "Yonhap");
        draft.put("headline", JsonFields.text(item, "YNA_TTL"));
        draft.put("byline", JsonFields.text(item, "YNA_WRTR_NM"));
        draft.put("desk", JsonFields.text(item, "TEAM_NM"));
        // Written, and taken into the government's system: an item that comes again comes with a new one of these.
        draft.put("firstCreated", JsonFields.first(item, "YNA_REG_YMD", "YNA_YMD"));
        draft.put("versionCreated", JsonFields.first(item, "CRT_DT"));
        draft.put("language", "ko");
        draft.put("deleted", JsonFields.text(item, "DEL_YN"));
        draft.put("alert", JsonFields.text(item, "ALRM_YN"));
        draft.put("exposed", JsonFields.text(item, "EXPSR_YN"));
        draft.body(PlainText.ofHtmlOrLines(JsonFields.text(item, "YNA_CN")));
        return new Found.Read(draft.done(original));
    }
}
