package dev.formwork.embedded.inprocess;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoDriverInformation;
import com.mongodb.client.MongoClient;
import com.mongodb.client.internal.MongoClientImpl;
import com.mongodb.internal.TimeoutSettings;
import com.mongodb.internal.connection.DefaultClusterFactory;
import com.mongodb.internal.connection.InternalConnectionPoolSettings;
import com.mongodb.internal.connection.StreamFactory;
import com.mongodb.internal.event.EventListenerHelper;

/**
 * A client of the embedded store without a network: the driver does all it does for any server,
 * only that its messages are handed over instead of sent. That saves both sides the system calls
 * and waking each other up, which is most of what a small command costs.
 */
public final class InProcess {

  private static final MongoDriverInformation ABOUT =
      MongoDriverInformation.builder().driverName("sync").driverPlatform("in-process").build();

  private InProcess() {}

  /**
   * A client; closing it leaves the store open.
   *
   * @param settings with the address and the secret of the store, as for a client over the network
   */
  public static MongoClient client(MongoClientSettings settings, Exchanges exchanges) {
    StreamFactory streams = address -> new PipeStream(address, exchanges);
    var cluster =
        new DefaultClusterFactory()
            .createCluster(
                settings.getClusterSettings(),
                settings.getServerSettings(),
                settings.getConnectionPoolSettings(),
                InternalConnectionPoolSettings.builder().build(),
                TimeoutSettings.create(settings),
                streams,
                TimeoutSettings.createHeartbeatSettings(settings),
                streams,
                settings.getCredential(),
                settings.getLoggerSettings(),
                EventListenerHelper.getCommandListener(settings.getCommandListeners()),
                settings.getApplicationName(),
                ABOUT,
                settings.getCompressorList(),
                settings.getServerApi(),
                settings.getDnsClient());
    return new MongoClientImpl(new OneServer(cluster), settings, ABOUT, () -> {});
  }
}
