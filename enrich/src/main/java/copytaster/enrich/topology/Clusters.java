package copytaster.enrich.topology;

import copytaster.schemas.Cluster;
import copytaster.schemas.ClusterMember;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/** The clusters of copies as they are stored: in pages, so that a record stays small and a kill finds every copy. */
record Clusters(KeyValueStore<String, Cluster> store) {

    static final int PAGE = 500;

    /** First seen first; empty where there is no such cluster. */
    List<ClusterMember> members(String clusterId) {
        var members = new ArrayList<ClusterMember>();
        for (int page = 0; members.size() == page * PAGE; page++) {
            Cluster stored = store.get(key(clusterId, page));
            if (stored == null) {
                break;
            }
            members.addAll(stored.getMembers());
        }
        return members;
    }

    /** Writes the pages that have changed, and deletes those that are left over. */
    void put(String clusterId, List<ClusterMember> members) {
        int page = 0;
        for (int from = 0; from < members.size(); from += PAGE, page++) {
            var next = new Cluster(members.subList(from, Math.min(from + PAGE, members.size())));
            if (!next.equals(store.get(key(clusterId, page)))) {
                store.put(key(clusterId, page), next);
            }
        }
        while (store.delete(key(clusterId, page)) != null) {
            page++;
        }
    }

    private static String key(String clusterId, int page) {
        return page == 0 ? clusterId : clusterId + "\0" + page;
    }
}
