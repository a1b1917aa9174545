namespace Insurance.Domain;

/// <summary>
/// Gives out numbers that are never given twice. The application supplies it (a database sequence, the tax bureau's own
/// numbers): the domain makes up none.
/// </summary>
public interface INumberSource
{
    /// <summary>The number of the next order.</summary>
    OrderId NextOrder();

    /// <summary>The number of the next deduction agreement.</summary>
    AgreementId NextAgreement();

    /// <summary>The number of the next certificate.</summary>
    CertificateNumber NextCertificate();
}
