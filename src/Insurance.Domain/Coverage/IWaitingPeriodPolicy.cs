namespace Insurance.Domain.Coverage;

/// <summary>Decides from when a payment gives cover (待遇等待期).</summary>
public interface IWaitingPeriodPolicy
{
    /// <summary>From when somebody has cover who enters the employee scheme of a pooling area, or comes back to it.</summary>
    /// <returns>The start, or <c>coverage.rule-unknown</c> where nobody published the rule for that year.</returns>
    Result<CoverStart> ForEmployees(EmployeeArrival arrival);

    /// <summary>From when a payment of a resident gives cover.</summary>
    /// <returns>The start, or <c>coverage.rule-unknown</c> where nobody published the rule for that year.</returns>
    Result<CoverStart> ForResidents(ResidentArrival arrival);
}
