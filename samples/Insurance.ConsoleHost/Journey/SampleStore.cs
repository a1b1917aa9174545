using System.Globalization;
using Insurance.Domain;
using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;

namespace Insurance.ConsoleHost.Journey;

/// <summary>
/// A throw-away store: it lives as long as one run. Its numbers count up from the year, so that two runs print the same.
/// </summary>
internal sealed class SampleStore(int year) : INumberSource
{
    private int orders;
    private int agreements;
    private int certificates;

    public ContributionRecord Record { get; private set; } = ContributionRecord.Empty;

    public OrderId NextOrder() => OrderId.Parse(string.Create(CultureInfo.InvariantCulture, $"ORDER-{year}-{++orders:D6}"));

    public AgreementId NextAgreement() => AgreementId.Parse(string.Create(CultureInfo.InvariantCulture, $"AGREE-{year}-{++agreements:D6}"));

    public CertificateNumber NextCertificate() => CertificateNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"CERT-{year}-{++certificates:D6}"));

    public PremiumOrder Keep(PremiumOrder order)
    {
        Record = order.Mark(Record);
        return order;
    }
}
