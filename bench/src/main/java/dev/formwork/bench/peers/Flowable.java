package dev.formwork.bench.peers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/**
 * A request and its two approvals in Flowable, inside this process: six variables, two user tasks
 * of a candidate group, history at the level audit, which is its default.
 */
public final class Flowable implements AutoCloseable {

  private static final String PROCESS =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:flowable="http://flowable.org/bpmn" targetNamespace="bench">
        <process id="request" isExecutable="true">
          <startEvent id="start"/>
          <sequenceFlow id="a" sourceRef="start" targetRef="first"/>
          <userTask id="first" name="First approval" flowable:candidateGroups="supervisors"/>
          <sequenceFlow id="b" sourceRef="first" targetRef="second"/>
          <userTask id="second" name="Second approval" flowable:candidateGroups="managers"/>
          <sequenceFlow id="c" sourceRef="second" targetRef="done"/>
          <endEvent id="done"/>
        </process>
      </definitions>
      """;

  private final ProcessEngine engine;

  private Flowable(ProcessEngine engine) {
    this.engine = engine;
  }

  /** In memory, on H2. */
  public static Flowable onH2() {
    return on("jdbc:h2:mem:flowable;DB_CLOSE_DELAY=-1", "org.h2.Driver", "sa", "");
  }

  static Flowable on(String url, String driver, String user, String password) {
    var settings = new StandaloneProcessEngineConfiguration();
    settings.setDisableIdmEngine(true);
    settings.setDisableEventRegistry(true);
    settings.setJdbcUrl(url);
    settings.setJdbcDriver(driver);
    settings.setJdbcUsername(user);
    settings.setJdbcPassword(password);
    settings.setDatabaseSchemaUpdate("true");
    settings.setAsyncExecutorActivate(false);
    settings.setHistoryLevel(HistoryLevel.AUDIT);
    ProcessEngine engine = settings.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addString("request.bpmn20.xml", PROCESS)
        .deploy();
    return new Flowable(engine);
  }

  /** Start and both approvals; throws if the process has not ended then. */
  public void instance() {
    String id = engine.getRuntimeService().startProcessInstanceByKey("request", request()).getId();
    complete(id, "supervisors", "first");
    complete(id, "managers", "second");
    if (engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(id).count() > 0) {
      throw new IllegalStateException("Expected process " + id + " to have ended");
    }
  }

  private void complete(String process, String group, String person) {
    Task task =
        engine
            .getTaskService()
            .createTaskQuery()
            .processInstanceId(process)
            .taskCandidateGroup(group)
            .singleResult();
    engine.getTaskService().claim(task.getId(), person);
    engine.getTaskService().complete(task.getId(), Map.of(task.getTaskDefinitionKey(), "agree"));
  }

  /** As many finished processes and tasks as the history holds: the same work was done. */
  public List<Long> finished() {
    return List.of(
        engine.getHistoryService().createHistoricProcessInstanceQuery().finished().count(),
        engine.getHistoryService().createHistoricTaskInstanceQuery().finished().count());
  }

  private static Map<String, Object> request() {
    var request = new HashMap<String, Object>();
    request.put("subject", "Workshop lamps");
    request.put("amount", 1_280.5);
    request.put("quantity", 4);
    request.put("urgent", true);
    request.put("wanted", "2027-01-15");
    request.put("note", "For the second bay, as the old ones flicker.");
    return request;
  }

  @Override
  public void close() {
    engine.close();
  }
}
