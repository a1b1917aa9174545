using System.Text.Json.Serialization;

namespace Insurance.Domain.Coverage;

/// <summary>Whether a person has benefits on a day.</summary>
[JsonConverter(typeof(SpellingJsonConverter<CoverageState>))]
public enum CoverageState
{
    /// <summary>Not registered (未参保).</summary>
    NotEnrolled,

    /// <summary>Registered or insured before, and not paid (断缴).</summary>
    Lapsed,

    /// <summary>Paid, and waiting for benefits (待遇等待期).</summary>
    Waiting,

    /// <summary>Waiting by one reading of the rule, covered by another.</summary>
    WaitingOrCovered,

    /// <summary>Costs are paid by the person first and reimbursed afterwards (事后报销).</summary>
    Reimbursable,

    /// <summary>Covered (享受待遇).</summary>
    Covered,
}
