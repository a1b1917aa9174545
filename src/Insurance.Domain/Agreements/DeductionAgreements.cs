using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Agreements;

/// <summary>Finds the agreement that answers for a deduction.</summary>
public static class DeductionAgreements
{
    /// <summary>
    /// The agreement by which a deduction may be approved: that of the person in the region and scheme which is in force on the day and names the
    /// line; null where there is none. Agreements of others may be among those that are searched.
    /// </summary>
    public static DeductionAgreement? Covering(
        IEnumerable<DeductionAgreement> agreements,
        ResidentId person,
        Region region,
        Scheme scheme,
        InsuranceLine line,
        LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(agreements);
        return agreements.FirstOrDefault(agreement => agreement.IsOf(person, region, scheme) && agreement.Covers(line, day));
    }
}
