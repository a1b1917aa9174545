using System.Text.Json.Serialization;

namespace Insurance.Domain.Reconciliations;

/// <summary>With whose list ours is compared.</summary>
[JsonConverter(typeof(SpellingJsonConverter<Counterpart>))]
public enum Counterpart
{
    /// <summary>The paying channel's statement (渠道对账单).</summary>
    Channel,

    /// <summary>The treasury's record (入库记录).</summary>
    Treasury,
}

/// <summary>How two lists differ.</summary>
[JsonConverter(typeof(SpellingJsonConverter<DiscrepancyKind>))]
public enum DiscrepancyKind
{
    /// <summary>The other list has money that is missing here (我方缺).</summary>
    MissingHere,

    /// <summary>We have money that is missing at the channel or at the treasury (对方缺).</summary>
    MissingThere,

    /// <summary>Both have it, with other amounts (金额不符).</summary>
    Amount,

    /// <summary>The treasury booked it for other months (所属期不符).</summary>
    Period,

    /// <summary>The treasury booked it for another person (人员不符).</summary>
    Person,

    /// <summary>The same order or transaction is there twice (重复).</summary>
    Duplicate,

    /// <summary>The days differ, or the other list of these days cannot have it: it belongs to a neighbouring day (日切).</summary>
    DayCutOff,
}

/// <summary>What to do about a discrepancy.</summary>
[JsonConverter(typeof(SpellingJsonConverter<ProposedAction>))]
public enum ProposedAction
{
    /// <summary>Ask the channel what became of the payment.</summary>
    QueryChannel,

    /// <summary>Apply the notice that never came, as if it had: the order's ledger says what it does.</summary>
    ApplyNotice,

    /// <summary>Ask the treasury, or the tax bureau in front of it.</summary>
    AskTreasury,

    /// <summary>Give the surplus back.</summary>
    ReturnSurplus,

    /// <summary>Wait for the list of the next day.</summary>
    AwaitNextList,

    /// <summary>Look at the list of the day before.</summary>
    LookAtPreviousList,

    /// <summary>A person must look: no list tells what is right.</summary>
    LookIntoIt,
}

/// <summary>Actions in words.</summary>
public static class ProposedActions
{
    /// <summary>What to do, in a language.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the enumeration.</exception>
    public static string Told(this ProposedAction action, Language language) => Phrasebook.Text($"label.action-{Spelling.Of(action)}", language);
}
