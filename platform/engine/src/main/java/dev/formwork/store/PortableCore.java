package dev.formwork.store;

import java.util.Map;
import java.util.Set;

/**
 * What MongoDB from version 6 on, its compatible services and the embedded server all do, and do
 * alike: the words that may go to the store.
 *
 * <p>A word enters this list together with an example in {@code PortableCoreTest}, which runs on
 * each kind of server; the embedded one also answers random questions as a model of MongoDB does
 * ({@code AnsweringLikeMongoDbTest}). Out are words that servers of ours refuse (transactions,
 * change streams, pipeline updates, collations, partial and TTL indexes, projections with
 * expressions) and words that look alike and differ: {@code $divide}, {@code $mod}, {@code $ceil}
 * and {@code $floor} (number types).
 *
 * <p>What no word list can tell, and what nobody should rely on either: a sum or product of a
 * double and a decimal, the last digit of decimals longer than 25 digits, a {@code $lookup} from an
 * empty array, the order of {@code $addToSet} and of groups, which of several reasons a refusal
 * names, the case of letters outside ASCII in {@code $toLower} and {@code $toUpper}.
 */
final class PortableCore {

  /** Options that the driver adds by itself, or that any command may have. */
  static final Set<String> COMMON_OPTIONS =
      Set.of(
          "$db",
          "lsid",
          "$clusterTime",
          "$readPreference",
          "readConcern",
          "writeConcern",
          "txnNumber",
          "maxTimeMS");

  /** Commands that work on data, each with its own options. */
  static final Map<String, Set<String>> COMMANDS =
      Map.ofEntries(
          Map.entry(
              "find",
              Set.of("filter", "sort", "projection", "limit", "skip", "batchSize", "singleBatch")),
          Map.entry("getMore", Set.of("collection", "batchSize")),
          Map.entry("killCursors", Set.of("cursors")),
          Map.entry("aggregate", Set.of("pipeline", "cursor")),
          Map.entry("count", Set.of("query", "limit", "skip")),
          Map.entry("distinct", Set.of("key", "query")),
          Map.entry("insert", Set.of("documents", "ordered")),
          Map.entry("update", Set.of("updates", "ordered")),
          Map.entry("delete", Set.of("deletes", "ordered")),
          Map.entry(
              "findAndModify",
              Set.of(
                  "query", "update", "remove", "new", "upsert", "fields", "sort", "arrayFilters")),
          Map.entry("create", Set.of()),
          Map.entry("drop", Set.of()),
          Map.entry("dropDatabase", Set.of()),
          Map.entry("createIndexes", Set.of("indexes")),
          Map.entry("dropIndexes", Set.of("index")),
          Map.entry("listIndexes", Set.of("cursor")),
          Map.entry("listCollections", Set.of("cursor", "nameOnly", "authorizedCollections")),
          Map.entry("listDatabases", Set.of("nameOnly")));

  /** Commands about the connection: the driver's business, whatever they say. */
  static final Set<String> CONNECTION_COMMANDS =
      Set.of(
          "hello",
          "isMaster",
          "ismaster",
          "ping",
          "buildInfo",
          "endSessions",
          "authenticate",
          "saslStart",
          "saslContinue",
          "logout");

  static final Set<String> UPDATE_OPTIONS = Set.of("q", "u", "multi", "upsert", "arrayFilters");

  static final Set<String> DELETE_OPTIONS = Set.of("q", "limit");

  static final Set<String> INDEX_OPTIONS = Set.of("v", "key", "name", "unique", "sparse");

  /** In a query, instead of a field. */
  static final Set<String> LOGICAL_OPERATORS = Set.of("$and", "$or", "$nor");

  /** In a query, after a field. A regular expression is a value there, not an operator. */
  static final Set<String> QUERY_OPERATORS =
      Set.of(
          "$eq",
          "$ne",
          "$gt",
          "$gte",
          "$lt",
          "$lte",
          "$in",
          "$nin",
          "$exists",
          "$not",
          "$all",
          "$size",
          "$elemMatch");

  static final Set<String> UPDATE_OPERATORS =
      Set.of(
          "$set",
          "$unset",
          "$setOnInsert",
          "$inc",
          "$mul",
          "$min",
          "$max",
          "$currentDate",
          "$push",
          "$addToSet",
          "$pull",
          "$pullAll",
          "$pop");

  /** Within {@code $push} and {@code $addToSet}. */
  static final Set<String> PUSH_MODIFIERS = Set.of("$each", "$slice", "$sort", "$position");

  static final Set<String> STAGES =
      Set.of(
          "$match",
          "$group",
          "$project",
          "$addFields",
          "$unwind",
          "$lookup",
          "$facet",
          "$bucket",
          "$sort",
          "$skip",
          "$limit");

  static final Set<String> ACCUMULATORS =
      Set.of("$sum", "$avg", "$min", "$max", "$first", "$push", "$addToSet");

  static final Set<String> EXPRESSIONS =
      Set.of(
          "$literal",
          "$cond",
          "$ifNull",
          "$eq",
          "$ne",
          "$gt",
          "$gte",
          "$lt",
          "$lte",
          "$cmp",
          "$and",
          "$or",
          "$not",
          "$in",
          "$add",
          "$subtract",
          "$multiply",
          "$abs",
          "$concat",
          "$toLower",
          "$toUpper",
          "$substrCP",
          "$strLenCP",
          "$indexOfCP",
          "$split",
          "$size",
          "$isArray",
          "$arrayElemAt",
          "$concatArrays",
          "$slice",
          "$filter",
          "$map",
          "$dateToString",
          "$year",
          "$month",
          "$dayOfMonth");

  private PortableCore() {}
}
