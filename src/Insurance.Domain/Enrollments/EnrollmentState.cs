using System.Text.Json.Serialization;

namespace Insurance.Domain.Enrollments;

/// <summary>How a registration stands (参保状态).</summary>
[JsonConverter(typeof(SpellingJsonConverter<EnrollmentState>))]
public enum EnrollmentState
{
    /// <summary>The person contributes as an individual (参保缴费).</summary>
    Active,

    /// <summary>The person has interrupted (暂停缴费).</summary>
    Suspended,

    /// <summary>An employer insures the person; nothing is paid as an individual.</summary>
    WithEmployer,

    /// <summary>Ended for good (终止参保); whoever comes back registers anew.</summary>
    Stopped,
}

/// <summary>What happens to a registration (参保变更).</summary>
[JsonConverter(typeof(SpellingJsonConverter<EnrollmentEvent>))]
public enum EnrollmentEvent
{
    /// <summary>What was declared changes: a corrected name, a household that moved, a pension that begins (信息变更).</summary>
    Amend,

    /// <summary>The person interrupts (中断缴费).</summary>
    Suspend,

    /// <summary>The person takes it up again (恢复缴费).</summary>
    Resume,

    /// <summary>An employer takes the person on.</summary>
    JoinEmployer,

    /// <summary>The person leaves the employer and registers as an individual again.</summary>
    LeaveEmployer,

    /// <summary>The registration ends (终止).</summary>
    Stop,
}
