namespace MlPipeline.ApiServer.Access;

/// <summary>Turns bearer tokens into users.</summary>
public interface ITokenAuthenticator
{
    /// <summary>Finds the user a token was issued to.</summary>
    /// <param name="token">The token as the request carries it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The user, or null where the token is unknown or no longer valid.</returns>
    ValueTask<ApiUser?> AuthenticateAsync(string token, CancellationToken cancellationToken);
}
