package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** Errors with MongoDB's own codes and the names drivers know them by. */
enum Refusal {
  BAD_VALUE(2, "BadValue"),
  FAILED_TO_PARSE(9, "FailedToParse"),
  TYPE_MISMATCH(14, "TypeMismatch"),
  OVERFLOW(15, "Overflow"),
  NAMESPACE_NOT_FOUND(26, "NamespaceNotFound"),
  PATH_NOT_VIABLE(28, "PathNotViable"),
  CONFLICTING_UPDATE(40, "ConflictingUpdateOperators"),
  CURSOR_NOT_FOUND(43, "CursorNotFound"),
  DOLLAR_FIELD(52, "DollarPrefixedFieldName"),
  INVALID_ID(53, "InvalidIdField"),
  NOT_SINGLE_VALUE(54, "NotSingleValueField"),
  IMMUTABLE_FIELD(66, "ImmutableField"),
  CANNOT_CREATE_INDEX(67, "CannotCreateIndex"),
  INVALID_OPTIONS(72, "InvalidOptions"),
  INVALID_OPERATOR(168, "InvalidPipelineOperator"),
  NOT_IMPLEMENTED(238, "NotImplemented"),
  TOO_LARGE(10334, "BSONObjectTooLarge"),
  UNKNOWN_FIELD(40415, "Location40415");

  private final int code;
  private final String codeName;

  Refusal(int code, String codeName) {
    this.code = code;
    this.codeName = codeName;
  }

  MongoServerError because(String reason) {
    return new MongoServerError(code, codeName, reason);
  }

  /** An error that only has a number. */
  static MongoServerError numbered(int code, String reason) {
    return new MongoServerError(code, reason);
  }
}
