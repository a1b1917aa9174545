using System.Security.Cryptography;
using Insurance.Domain.Certificates;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Conventions;
using NodaTime;

namespace Insurance.Domain.Tests.Generators;

/// <summary>Certificates that are signed with keys of this run, and one that openssl signed once with a key that is gone.</summary>
internal static class Sealed
{
    public const string StoredKeyId = "sample-2023";

    public static readonly LocalDate From = new(2023, 1, 1);

    public static readonly PremiumOrder Booked = Chongqing.PaidAt(Chongqing.At(2023, 1, 3)).Book(new LocalDate(2023, 1, 6)).Value;

    /// <summary>The certificate of the how-to page, issued on 9 January 2023.</summary>
    public static readonly Certificate Certificate = Issued("CERT-0001", new LocalDate(2023, 1, 9));

    public static EcdsaCertificateSigner Signer { get; } = NewSigner("tax-2023");

    public static CertificateKey Key { get; } = Signer.PublicKey(From, new LocalDate(2023, 12, 31));

    public static CertificateKeyRing Ring { get; } = CertificateKeyRing.Of(Key);

    public static string StoredJson => File.ReadAllText(Asset("signed-certificate.v1.json"));

    public static CertificateKey StoredKey => CertificateKey.ReadPem(StoredKeyId, File.ReadAllText(Asset("signed-certificate.v1.public-key.pem")), From).Value;

    public static Certificate Issued(string number, LocalDate on) => Certificate.Issue(CertificateNumber.Parse(number), Booked, Chongqing.Forecast(Booked), on).Value;

    public static EcdsaCertificateSigner NewSigner(string id) => new(id, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    private static string Asset(string name) => Path.Combine(Repository.Root, "tests", "Insurance.Domain.Tests", "Assets", "snapshots", name);
}
