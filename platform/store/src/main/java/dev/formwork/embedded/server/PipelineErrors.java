package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.backend.aggregation.stage.ProjectStage;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.FailedToOptimizePipelineError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.TypeMismatchException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says of an error that it happened while a pipeline ran, as MongoDB does. */
final class PipelineErrors {

  private static final String PREFIX = "PlanExecutor error during aggregation :: caused by :: ";

  private PipelineErrors() {}

  static <T extends @Nullable Object> T wrapped(Supplier<T> work) {
    try {
      return work.get();
    } catch (MongoServerError error) {
      throw isOfThePipelineItself(error)
          ? error
          : new MongoServerError(
              error.getCode(),
              error.getCodeName(),
              PREFIX + error.getMessageWithoutErrorCode(),
              error);
    }
  }

  private static boolean isOfThePipelineItself(MongoServerError error) {
    return error instanceof TypeMismatchException
        || error instanceof FailedToOptimizePipelineError
        || error instanceof ProjectStage.InvalidProjectException
        || error.hasCode(ErrorCode._15998, ErrorCode._40353);
  }
}
