import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * Runs one Elasticsearch node until its standard input ends.
 *
 * <p>The distribution's own bootstrap is not on Maven Central in full (its security agent is missing), so the
 * node is started here as Elasticsearch's own integration tests start theirs.
 *
 * <p>Arguments: the home folder (with {@code modules/}) and the folder with {@code elasticsearch.yml}.
 */
public final class Server {
    private Server() {}

    public static void main(String[] arguments) throws Exception {
        Path configuration = Path.of(arguments[1]);
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
                Settings.EMPTY, Map.of("path.home", arguments[0]), configuration, () -> "ratusha");
        LogConfigurator.setNodeName("ratusha");
        LogConfigurator.configure(environment, true);

        var modules = PluginsLoader.loadModulesBundles(environment.modulesDir(), true);
        var loader = PluginsLoader.createPluginsLoader(modules, Set.of(), Map.of(), false);
        try (Node node = new Node(environment, loader)) {
            node.start();
            System.in.readAllBytes();
        }
    }
}
