package copytaster.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.reindex.ReindexModulePlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.plugin.analysis.nori.AnalysisNoriPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** An OpenSearch node that takes its plugins from the class path, where a server takes them from folders. */
final class ClasspathNode extends Node {

    private static final List<Class<? extends Plugin>> PLUGINS = List.of(
            Netty4ModulePlugin.class,
            CommonAnalysisModulePlugin.class,
            AnalysisNoriPlugin.class,
            ReindexModulePlugin.class,
            PainlessModulePlugin.class);

    ClasspathNode(Path data, int port) {
        super(
                InternalSettingsPreparer.prepareEnvironment(settings(data, port), Map.of(), null, () -> "copytaster"),
                plugins(),
                false);
    }

    private static Settings settings(Path data, int port) {
        return Settings.builder()
                .put("cluster.name", "copytaster-embedded")
                .put("node.name", "copytaster")
                .put("path.home", data.toString())
                .put("path.data", data.resolve("nodes").toString())
                .put("path.logs", data.resolve("logs").toString())
                .put("network.host", LoopbackPort.ADDRESS)
                .put("http.port", String.valueOf(port))
                .put("transport.port", "0")
                .put("http.type", Netty4ModulePlugin.NETTY_HTTP_TRANSPORT_NAME)
                .put("transport.type", Netty4ModulePlugin.NETTY_TRANSPORT_NAME)
                .put("discovery.type", "single-node")
                // One node: a replica could never be placed.
                .put("cluster.default_number_of_replicas", 0)
                // The heap is shared with a broker and a topology; counting theirs, the node would refuse writes.
                .put("indices.breaker.total.use_real_memory", false)
                // A laptop's disk is always nearly full.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .put("action.auto_create_index", false)
                .build();
    }

    private static List<PluginInfo> plugins() {
        return PLUGINS.stream()
                .map(plugin -> new PluginInfo(
                        plugin.getSimpleName(),
                        "from the class path",
                        Version.CURRENT.toString(),
                        Version.CURRENT,
                        "21",
                        plugin.getName(),
                        null,
                        List.of(),
                        false))
                .toList();
    }
}
