using System.Text.Json.Serialization;

namespace Insurance.Domain.Certificates;

/// <summary>Where a certificate stands.</summary>
[JsonConverter(typeof(SpellingJsonConverter<CertificateState>))]
public enum CertificateState
{
    /// <summary>It certifies what it says.</summary>
    Issued,

    /// <summary>It certifies nothing any more (作废).</summary>
    Void,

    /// <summary>Another one, with another number, took its place (换发).</summary>
    Replaced,
}

/// <summary>What moves a certificate from one state to another.</summary>
[JsonConverter(typeof(SpellingJsonConverter<CertificateEvent>))]
public enum CertificateEvent
{
    /// <summary>It is declared void.</summary>
    Void,

    /// <summary>A new one is issued in its place.</summary>
    Replace,
}

/// <summary>Why a certificate is void.</summary>
[JsonConverter(typeof(SpellingJsonConverter<CertificateVoidReason>))]
public enum CertificateVoidReason
{
    /// <summary>The money that it certifies was given back.</summary>
    Refund,

    /// <summary>It says something wrong, and nothing takes its place.</summary>
    Correction,
}
