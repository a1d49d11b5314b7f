package dev.formwork.embedded.inprocess;

import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ClusterSettings;
import com.mongodb.event.ServerDescriptionChangedEvent;
import com.mongodb.internal.TimeoutContext;
import com.mongodb.internal.async.SingleResultCallback;
import com.mongodb.internal.connection.ClientMetadata;
import com.mongodb.internal.connection.Cluster;
import com.mongodb.internal.connection.ClusterClock;
import com.mongodb.internal.connection.OperationContext;
import com.mongodb.internal.connection.ServerTuple;
import com.mongodb.internal.time.Timeout;
import com.mongodb.selector.ServerSelector;
import org.jspecify.annotations.Nullable;

/**
 * The one server of this process, which neither moves nor changes what it is: it is selected once,
 * and not again for each command.
 */
final class OneServer implements Cluster {

  private final Cluster cluster;
  private volatile @Nullable ServerTuple selected;

  OneServer(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public ServerTuple selectServer(ServerSelector selector, OperationContext context) {
    ServerTuple known = selected;
    if (known == null || cluster.isClosed()) {
      known = cluster.selectServer(selector, context); // refuses, once it is closed
      selected = known;
    }
    return known;
  }

  @Override
  public void selectServerAsync(
      ServerSelector selector, OperationContext context, SingleResultCallback<ServerTuple> result) {
    cluster.selectServerAsync(selector, context, result);
  }

  @Override
  public ClusterSettings getSettings() {
    return cluster.getSettings();
  }

  @Override
  public ClusterId getClusterId() {
    return cluster.getClusterId();
  }

  @Override
  public ServersSnapshot getServersSnapshot(Timeout timeout, TimeoutContext context) {
    return cluster.getServersSnapshot(timeout, context);
  }

  @Override
  public ClusterDescription getCurrentDescription() {
    return cluster.getCurrentDescription();
  }

  @Override
  public ClusterClock getClock() {
    return cluster.getClock();
  }

  @Override
  public ClientMetadata getClientMetadata() {
    return cluster.getClientMetadata();
  }

  @Override
  public void withLock(Runnable action) {
    cluster.withLock(action);
  }

  @Override
  public void onChange(ServerDescriptionChangedEvent event) {
    cluster.onChange(event);
  }

  @Override
  public boolean isClosed() {
    return cluster.isClosed();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
