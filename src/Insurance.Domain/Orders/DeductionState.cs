using System.Text.Json.Serialization;

namespace Insurance.Domain.Orders;

/// <summary>Where an instruction of a deduction run stands.</summary>
[JsonConverter(typeof(SpellingJsonConverter<DeductionState>))]
public enum DeductionState
{
    /// <summary>In the plan of the run; the bank knows nothing of it.</summary>
    Planned,

    /// <summary>With the bank, which has not answered (已发送).</summary>
    Sent,

    /// <summary>The bank took the money (扣款成功).</summary>
    Succeeded,

    /// <summary>The bank took nothing and said why (扣款失败).</summary>
    Failed,

    /// <summary>No answer came. Nobody knows whether money was taken, so that none is taken again before a later answer (结果未知).</summary>
    Unknown,

    /// <summary>Taken out of the run before it was sent.</summary>
    Withdrawn,
}

/// <summary>What moves an instruction of a deduction run from one state to another.</summary>
[JsonConverter(typeof(SpellingJsonConverter<DeductionEvent>))]
public enum DeductionEvent
{
    /// <summary>It goes to the bank.</summary>
    Send,

    /// <summary>The bank says that it took the money.</summary>
    Succeed,

    /// <summary>The bank says that it took nothing.</summary>
    Fail,

    /// <summary>No answer came.</summary>
    LoseSight,

    /// <summary>It is taken out of the run.</summary>
    Withdraw,
}
