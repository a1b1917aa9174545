using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>Why a refund is asked for.</summary>
[JsonConverter(typeof(SpellingJsonConverter<RefundReason>))]
public enum RefundReason
{
    /// <summary>The person died.</summary>
    Death,

    /// <summary>A lower rate or a subsidy was found after paying.</summary>
    RateReducedOrSubsidised,

    /// <summary>The unemployment fund, or a programme for the laid-off (下岗), paid for the same months.</summary>
    PaidWithUnemploymentBenefit,

    /// <summary>An employer paid for the same months, as after a change of job (转岗重复参保).</summary>
    PaidByEmployer,

    /// <summary>The person retired and paid twice.</summary>
    PaidTwiceOnRetirement,

    /// <summary>A wrong entry, wrong data, a failed stop or late formalities.</summary>
    WrongEntry,
}
