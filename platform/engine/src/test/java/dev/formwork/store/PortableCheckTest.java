package dev.formwork.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortableCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{find: 'r', filter: {_id: 'a', $or: [{n: {$gt: 1}}, {name: /^li/}]}, sort: {n: 1}, limit: 1}",
        "{update: 'r', updates: [{q: {_id: 'a', revision: 1}, u: {$set: {'data.n': 1}, $inc: {revision: 1}}}]}",
        "{update: 'r', updates: [{q: {_id: 'a'}, u: {_id: 'a', n: 1}, upsert: true}]}",
        "{insert: 'r', documents: [{_id: 1}], ordered: true, lsid: {id: 1}, txnNumber: 1, $db: 'x'}",
        "{findAndModify: 't', query: {due: {$lte: 1}}, sort: {due: 1}, update: {$set: {n: 1}}, new: true}",
        "{aggregate: 'r', pipeline: [{$match: {a: 1}}, {$group: {_id: '$a', n: {$sum: 1}}}], cursor: {}}",
        "{createIndexes: 'r', indexes: [{key: {a: 1, b: -1}, name: 'a', unique: true, sparse: true}]}",
        "{hello: 1, anything: 2}",
      })
  void findsNothingInWhatEveryServerDoes(String command) {
    assertThat(PortableCheck.outside(BsonDocument.parse(command))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "command mapReduce                    | {mapReduce: 'r'}",
        "command commitTransaction            | {commitTransaction: 1}",
        "option of find collation             | {find: 'r', collation: {locale: 'zh'}}",
        "option of find hint                  | {find: 'r', hint: 'a'}",
        "option of insert startTransaction    | {insert: 'r', documents: [], startTransaction: true}",
        "option of listCollections filter     | {listCollections: 1, filter: {name: 'r'}}",
        "query operator $where                | {find: 'r', filter: {$where: 'true'}}",
        "query operator $type                 | {find: 'r', filter: {a: {$type: 2}}}",
        "query operator $type                 | {find: 'r', filter: {$and: [{$or: [{a: {$not: {$type: 2}}}]}]}}",
        "query operator $mod                  | {find: 'r', filter: {a: {$elemMatch: {b: {$mod: [2, 0]}}}}}",
        "query operator $mod                  | {count: 'r', query: {a: {$elemMatch: {$mod: [2, 0]}}}}",
        "query operator $near                 | {delete: 'r', deletes: [{q: {a: {$near: [1, 2]}}, limit: 1}]}",
        "expression $toDecimal                | {find: 'r', filter: {$expr: {$gt: [{$toDecimal: '$a'}, 1]}}}",
        "projection with an expression        | {find: 'r', projection: {a: {$slice: 1}}}",
        "sort by an expression                | {find: 'r', sort: {a: {$meta: 'textScore'}}}",
        "update operator $bit                 | {update: 'r', updates: [{q: {}, u: {$bit: {a: {or: 1}}}}]}",
        "option of update sort                | {update: 'r', updates: [{q: {}, u: {$set: {a: 1}}, sort: {a: 1}}]}",
        "pipeline update                      | {update: 'r', updates: [{q: {}, u: [{$set: {a: 1}}]}]}",
        "pipeline update                      | {findAndModify: 'r', query: {}, update: [{$set: {a: 1}}]}",
        "query operator $type                 | {update: 'r', updates: [{q: {}, u: {$pull: {a: {$type: 2}}}}]}",
        "option of delete collation           | {delete: 'r', deletes: [{q: {}, limit: 1, collation: {locale: 'zh'}}]}",
        "stage $unionWith                     | {aggregate: 'r', pipeline: [{$unionWith: 's'}]}",
        "stage $setWindowFields               | {aggregate: 'r', pipeline: [{$facet: {a: [{$setWindowFields: {}}]}}]}",
        "stage $out                           | {aggregate: 'r', pipeline: [{$out: 's'}]}",
        "accumulator $median                  | {aggregate: 'r', pipeline: [{$group: {_id: null, a: {$median: {}}}}]}",
        "accumulator $top                     | {aggregate: 'r', pipeline: [{$bucket: {groupBy: '$a', output: {n: {$top: {}}}}}]}",
        "expression $dateTrunc                | {aggregate: 'r', pipeline: [{$group: {_id: {$dateTrunc: {}}}}]}",
        "expression $switch                   | {aggregate: 'r', pipeline: [{$project: {a: {b: {$switch: {}}}}}]}",
        "expression $divide                   | {aggregate: 'r', pipeline: [{$addFields: {a: {$add: [1, {$divide: [1, 2]}]}}}]}",
        "stage $count                         | {aggregate: 'r', pipeline: [{$lookup: {from: 's', pipeline: [{$count: 'n'}], as: 'a'}}]}",
        "$lookup with localField and pipeline | {aggregate: 'r', pipeline: [{$lookup: {from: 's', localField: 'a', foreignField: 'b', pipeline: [], as: 'a'}}]}",
        "option of an index expireAfterSeconds      | {createIndexes: 'r', indexes: [{key: {a: 1}, expireAfterSeconds: 1}]}",
        "option of an index partialFilterExpression | {createIndexes: 'r', indexes: [{key: {a: 1}, partialFilterExpression: {}}]}",
        "index of kind text                   | {createIndexes: 'r', indexes: [{key: {a: 'text'}}]}",
        "wildcard index                       | {createIndexes: 'r', indexes: [{key: {'$**': 1}}]}",
      })
  void namesWhatIsOutside(String word, String command) {
    assertThat(PortableCheck.outside(BsonDocument.parse(command))).containsExactly(word);
  }

  @Test
  void takesTheKeysOfAValueForWhatTheyAre() {
    var set = "{update: 'r', updates: [{q: {}, u: {$set: {a: {$where: 1}}}}]}";
    var equal = "{find: 'r', filter: {a: {$eq: {$where: 1}}}}";
    var literal = "{aggregate: 'r', pipeline: [{$project: {a: {$literal: {$switch: 1}}}}]}";

    assertThat(PortableCheck.outside(BsonDocument.parse(set))).isEmpty();
    assertThat(PortableCheck.outside(BsonDocument.parse(equal))).isEmpty();
    assertThat(PortableCheck.outside(BsonDocument.parse(literal))).isEmpty();
  }
}
