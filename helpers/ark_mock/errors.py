"""Every way Ark says no: status, type, code and message, on both planes.

`refuse("RateLimitExceeded.EndpointRPMExceeded")` makes the exception; `data_plane_body` and `control_plane_error`
render it. Refusals, limits and planned faults all come through here, so none can have a shape that Ark never sends.

Source:
    https://www.volcengine.com/docs/82379/1299023 (data plane), https://www.volcengine.com/docs/6369/68677 (control
    plane, public codes), and real answers. `assumed` names what of a kind was not seen anywhere; "..." in a message
    stands for words that were not read. Which code goes with a text that was seen without one is assumed, too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from string import Formatter
from typing import Any


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the error table.

    Attributes:
        status: HTTP status.
        type: the coarse group on the wire; never branch on it.
        code: what a program branches on; may hold {placeholders}.
        message: text with {placeholders}; the request id is appended when the error is rendered.
        code_n: the number that the control plane's gateway adds; None on the data plane.
        assumed: names of the fields above that are not documented and were not seen.
    """

    status: int
    type: str
    code: str
    message: str
    code_n: int | None = None
    assumed: tuple[str, ...] = ()


class ArkError(Exception):
    """A refusal on its way to the client.

    Attributes:
        kind: the row of the table.
        code, message: filled in.
        param: the field that was wrong, as a path ("messages.role"), or "".
        headers: extra response headers, name → value.
    """

    def __init__(self, kind: Kind, *, code: str, message: str, param: str, headers: dict[str, str]) -> None:
        super().__init__(f"{kind.status} {code}: {message}")
        self.kind, self.code, self.message, self.param, self.headers = kind, code, message, param, headers

    @property
    def status(self) -> int:
        return self.kind.status

    def with_status(self, status: int) -> ArkError:
        """The same refusal under another HTTP status."""
        kind = replace(self.kind, status=status)
        return ArkError(kind, code=self.code, message=self.message, param=self.param, headers=self.headers)


BAD, UNAUTHORIZED, FORBIDDEN, NOT_FOUND = "BadRequest", "Unauthorized", "Forbidden", "NotFound"
TOO_MANY, SERVER = "TooManyRequests", "InternalServerError"

DATA_ERRORS: dict[str, Kind] = {
    "MissingParameter": Kind(
        400, BAD, "MissingParameter", "The request failed because it is missing `{parameter}` parameter."
    ),
    "MissingParameters": Kind(
        400,
        BAD,
        "MissingParameter",
        "The request failed because it is missing one or multiple required parameters.",
    ),
    "InvalidParameter": Kind(
        400, BAD, "InvalidParameter", "The parameter `{parameter}` specified in the request are not valid: {reason}"
    ),
    "InvalidParameters": Kind(
        400, BAD, "InvalidParameter", "One or more parameters specified in the request are not valid."
    ),
    "InvalidContent": Kind(
        400,
        BAD,
        "InvalidParameter",
        "The parameter messages.content specified in the request are not valid: "
        "expected a string or array of objects, but got {got} instead.",
    ),
    "InvalidJSON": Kind(400, BAD, "InvalidParameter", "we could not parse the JSON body of your request"),
    "InvalidFunction": Kind(400, BAD, "InvalidParameter", "Invalid function format: '{field}'"),
    "UnsupportedAPI": Kind(400, BAD, "InvalidParameter", "{model} does not support this api"),
    "UnsupportedFormat": Kind(
        400,
        BAD,
        "InvalidParameter",
        "The parameter `response_format.type` specified in the request are not valid: "
        "`{format}` is not supported by this model.",
    ),
    "UnsupportedThinking": Kind(400, BAD, "InvalidParameter", "thinking.type `{value}` is not supported by this model"),
    "UnsupportedEffort": Kind(
        400, BAD, "InvalidParameter", "reasoning_effort `{value}` is not supported by this model"
    ),
    "InvalidEffort": Kind(400, BAD, "InvalidParameter", "value `{value}` is invalid."),
    "InvalidParameter.Named": Kind(
        400, BAD, "InvalidParameter.{parameter}", "The specified parameter {parameter} is invalid."
    ),
    "MissingParameter.Named": Kind(
        400, BAD, "MissingParameter.{parameter}", "The required parameter {parameter} is missing."
    ),
    "InvalidParameter.UnsupportedParameter": Kind(
        400,
        BAD,
        "InvalidParameter.UnsupportedParameter",
        "The parameters {parameter} specified in the request are not supported by this endpoint.",
    ),
    "InvalidParameter.TosURLInvalid": Kind(400, BAD, "InvalidParameter.TosURLInvalid", "TOS URI invalid. url:{value}."),
    "Duplicate.Tags.Key": Kind(400, BAD, "Duplicate.Tags.Key", "The specified object of tags contains duplicate keys."),
    "InvalidEndpoint.ClosedEndpoint": Kind(
        400,
        BAD,
        "InvalidEndpoint.ClosedEndpoint",
        "The request targeted an endpoint that is currently closed or temporarily unavailable.",
    ),
    "InvalidArgumentError.MissingRole": Kind(
        400, BAD, "InvalidArgumentError", "MissingRole：Invalid message: {message}"
    ),
    "InvalidArgumentError.UnknownRole": Kind(
        400, BAD, "InvalidArgumentError.UnknownRole", "Unknown the role of message: {role}"
    ),
    "InvalidArgumentError.InvalidImageDetail": Kind(
        400, BAD, "InvalidArgumentError.InvalidImageDetail", "Invalid image detail: {detail}"
    ),
    "InvalidArgumentError.InvalidPixelLimit": Kind(
        400,
        BAD,
        "InvalidArgumentError.InvalidPixelLimit",
        "Customized min_pixels {least} is greater than max_pixels {most}",
    ),
    "InvalidImageURL.EmptyURL": Kind(400, BAD, "InvalidImageURL.EmptyURL", "Empty base64 image url"),
    "InvalidImageURL.InvalidFormat": Kind(400, BAD, "InvalidImageURL.InvalidFormat", "Invalid base64 image url"),
    "OutofContextError": Kind(
        400, BAD, "OutofContextError", "Total tokens of image and text exceed max message tokens."
    ),
    "SensitiveContentDetected": Kind(
        400,
        BAD,
        "SensitiveContentDetected",
        "The request failed because the input text may contain sensitive information.",
    ),
    "SensitiveContentDetected.SevereViolation": Kind(
        400,
        BAD,
        "SensitiveContentDetected.SevereViolation",
        "The request failed because the input text may contain severe violation information.",
        assumed=("message",),
    ),
    "SensitiveContentDetected.Violence": Kind(
        400,
        BAD,
        "SensitiveContentDetected.Violence",
        "The request failed because the input text may contain violence information.",
        assumed=("message",),
    ),
    "InputTextSensitiveContentDetected": Kind(
        400,
        BAD,
        "InputTextSensitiveContentDetected",
        "The request failed because the input text may contain sensitive information.",
    ),
    "InputImageSensitiveContentDetected": Kind(
        400,
        BAD,
        "InputImageSensitiveContentDetected",
        "The request failed because the input image may contain sensitive information.",
    ),
    "InputVideoSensitiveContentDetected": Kind(
        400,
        BAD,
        "InputVideoSensitiveContentDetected",
        "The request failed because the input video may contain sensitive information.",
    ),
    "InputAudioSensitiveContentDetected": Kind(
        400,
        BAD,
        "InputAudioSensitiveContentDetected",
        "The request failed because the input audio may contain sensitive information.",
    ),
    "OutputTextSensitiveContentDetected": Kind(
        400,
        BAD,
        "OutputTextSensitiveContentDetected",
        "The request failed because the output may contain sensitive information.",
    ),
    "OutputImageSensitiveContentDetected": Kind(
        400,
        BAD,
        "OutputImageSensitiveContentDetected",
        "The request failed because the output image may contain sensitive information.",
    ),
    "OutputVideoSensitiveContentDetected": Kind(
        400,
        BAD,
        "OutputVideoSensitiveContentDetected",
        "The request failed because the output video may contain sensitive information.",
    ),
    "OutputAudioSensitiveContentDetected": Kind(
        400,
        BAD,
        "OutputAudioSensitiveContentDetected",
        "The request failed because the output audio may contain sensitive information.",
    ),
    "InputTextRiskDetection": Kind(
        400,
        BAD,
        "InputTextRiskDetection",
        "The request could not be processed because the input text includes sensitive content that violates "
        "ContentSecurityDetection.",
    ),
    "ContentSecurityDetectionError": Kind(400, BAD, "ContentSecurityDetectionError", "Internal error."),
    "InvalidSubscription": Kind(
        400,
        FORBIDDEN,
        "InvalidSubscription",
        "Your account ({account}) does not have a valid coding plan subscription, or your subscription has expired. "
        "...",
    ),
    "AuthenticationError": Kind(
        401, UNAUTHORIZED, "AuthenticationError", "The API key or AK/SK in the request is missing or invalid."
    ),
    "AuthenticationError.Format": Kind(401, UNAUTHORIZED, "AuthenticationError", "The API key format is incorrect."),
    "AuthenticationError.Deleted": Kind(401, UNAUTHORIZED, "AuthenticationError", "The API key doesn't exist."),
    "AuthenticationError.Inactive": Kind(401, UNAUTHORIZED, "AuthenticationError", "The API key status is not active"),
    "InvalidAccountStatus": Kind(401, FORBIDDEN, "InvalidAccountStatus", "There is an issue with your account status."),
    "AccountOverdueError": Kind(
        403,
        FORBIDDEN,
        "AccountOverdueError",
        "The request failed because your account has an overdue balance.",
    ),
    "AccessDenied": Kind(
        403,
        FORBIDDEN,
        "AccessDenied",
        "The request failed because you do not have access to the requested resource.",
    ),
    "OperationDenied.ServiceNotOpen": Kind(
        403,
        FORBIDDEN,
        "OperationDenied.ServiceNotOpen",
        "Operation is denied because the model service is unavailable, "
        "please go to the ... activation management page ...",
    ),
    "OperationDenied.ServiceOverdue": Kind(
        403,
        FORBIDDEN,
        "OperationDenied.ServiceOverdue",
        "Operation is denied because your account balance is overdue, ...",
    ),
    "OperationDenied.InvalidState": Kind(
        403,
        FORBIDDEN,
        "OperationDenied.InvalidState",
        "The specified {resource} is in invalid state: InProgress.",
    ),
    "InvalidEndpointOrModel.NotFound": Kind(
        404,
        NOT_FOUND,
        "InvalidEndpointOrModel.NotFound",
        "The model or endpoint {model} does not exist or you do not have access to it.",
    ),
    "ModelNotOpen": Kind(
        404,
        NOT_FOUND,
        "ModelNotOpen",
        "Your account {account} has not activated the model {model}. "
        "Please activate the model service in the Ark Console.",
    ),
    "InvalidEndpointOrModel.ModelIDAccessDisabled": Kind(
        404,
        NOT_FOUND,
        "InvalidEndpointOrModel.ModelIDAccessDisabled",
        "Accessing the model via Model ID is not allowed for your account. Please use a custom endpoint ID instead.",
    ),
    "UnsupportedModel": Kind(
        404,
        NOT_FOUND,
        "UnsupportedModel",
        "The {model} model does not support the coding plan feature. ...",
    ),
    "NotFound": Kind(404, NOT_FOUND, "NotFound.{parameter}", "The specified {resource} {value} is not found."),
    "RateLimitExceeded.EndpointRPMExceeded": Kind(
        429,
        TOO_MANY,
        "RateLimitExceeded.EndpointRPMExceeded",
        "The Requests Per Minute (RPM) limit of the associated endpoint for your account has been exceeded.",
    ),
    "RateLimitExceeded.EndpointTPMExceeded": Kind(
        429,
        TOO_MANY,
        "RateLimitExceeded.EndpointTPMExceeded",
        "The Tokens Per Minute (TPM) limit of the associated endpoint for your account has been exceeded.",
    ),
    "ModelAccountRpmRateLimitExceeded": Kind(
        429,
        TOO_MANY,
        "ModelAccountRpmRateLimitExceeded",
        "RPM (Requests Per Minute) limit of the model is exceeded.",
    ),
    "ModelAccountTpmRateLimitExceeded": Kind(
        429,
        TOO_MANY,
        "ModelAccountTpmRateLimitExceeded",
        "TPM (Tokens Per Minute) limit of the model is exceeded.",
    ),
    "ModelAccountIpmRateLimitExceeded": Kind(
        429,
        TOO_MANY,
        "ModelAccountIpmRateLimitExceeded",
        "IPM (Images Per Minute) limit of the model is exceeded.",
    ),
    "APIAccountRpmRateLimitExceeded": Kind(
        429,
        TOO_MANY,
        "APIAccountRpmRateLimitExceeded",
        "The RPM (Requests Per Minute) limit for the API on your account has been exceeded.",
    ),
    "AccountRateLimitExceeded": Kind(
        429,
        TOO_MANY,
        "AccountRateLimitExceeded",
        "Requests are too frequent. Please reduce your request frequency, wait a short moment, and retry your request.",
    ),
    "ServerOverloaded": Kind(
        429,
        TOO_MANY,
        "ServerOverloaded",
        "The service is currently unable to handle additional requests due to server overload. Please retry later.",
    ),
    "RequestBurstTooFast": Kind(
        429,
        TOO_MANY,
        "RequestBurstTooFast",
        "System protection triggered by request burst. Please slow down traffic growth and increase requests "
        "gradually before retrying.",
    ),
    "InflightBatchsizeExceeded": Kind(
        429, TOO_MANY, "InflightBatchsizeExceeded", "The Inflight Batchsize limit has been exceeded."
    ),
    "QuotaExceeded": Kind(
        429,
        TOO_MANY,
        "QuotaExceeded",
        "Your account [{account}] has exhausted its free trial quota for the [{model}] model.",
    ),
    "QuotaExceeded.Queue": Kind(429, TOO_MANY, "QuotaExceeded", "The request has exceeded the quota."),
    "QuotaExceeded.Plan": Kind(
        429,
        TOO_MANY,
        "QuotaExceeded",
        "You have exceeded the 5-hour usage quota. It will reset at {value}.",
    ),
    "SetLimitExceeded": Kind(
        429,
        TOO_MANY,
        "SetLimitExceeded",
        "Your account [{account}] has reached the set inference limit for the [{model}] model, and the model service "
        "has been paused. To continue using this model, please visit the Model Activation page to adjust or close "
        'the "Safe Experience Mode".',
    ),
    "InternalServiceError": Kind(
        500,
        SERVER,
        "InternalServiceError",
        "The service encountered an unexpected internal error. Please retry later.",
    ),
    "InvalidAction": Kind(404, NOT_FOUND, "InvalidAction", "The specified action is invalid: {path}"),
}

CONTROL_ERRORS: dict[str, Kind] = {
    "MissingParameter": Kind(400, "", "MissingParameter", "The request is missing {parameter} parameter.", 100002),
    "MissingAuthenticationToken": Kind(
        401,
        "",
        "MissingAuthenticationToken",
        "Request is missing Authentication Token.",
        100003,
        assumed=("message",),
    ),
    "MissingRequestInfo": Kind(
        400, "", "MissingRequestInfo", "The request is missing {information} information.", 100004
    ),
    "InvalidTimestamp": Kind(400, "", "InvalidTimestamp", "The Signature of the request is expired.", 100006),
    "ServiceNotFound": Kind(404, "", "ServiceNotFound", "This service[{service}] not found.", 100007),
    "InvalidActionOrVersion": Kind(
        404, "", "InvalidActionOrVersion", "Could not find operation {action} for version {version}.", 100008
    ),
    "InvalidAccessKey": Kind(
        401, "", "InvalidAccessKey", "The accesskey [{access_key}] included in the request is invalid.", 100009
    ),
    "SignatureDoesNotMatch": Kind(
        401,
        "",
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your Secret Access "
        "Key and signing method. Consult the service documentation for details.",
        100010,
    ),
    "AccessDenied": Kind(
        403, "", "AccessDenied", "User is not authorized to perform: {action} on resource: {resource}.", 100013
    ),
    "InternalError": Kind(500, "", "InternalError", "Service has some internal Error. Pls Contact With Admin.", 100014),
    "InternalServiceTimeout": Kind(
        504, "", "InternalServiceTimeout", "Internal Service is timeout. Pls Contact With Admin.", 100016
    ),
    "FlowLimitExceeded": Kind(
        429,
        "",
        "FlowLimitExceeded",
        "Request was rejected because the request speed of this openAPI is beyond the current flow control limit.",
        100018,
    ),
    "ServiceUnavailableTemp": Kind(
        503, "", "ServiceUnavailableTemp", "Service is busy, please try again later.", 100019
    ),
    "InternalServiceError": Kind(
        502, "", "InternalServiceError", "Service has some internal Error. Pls Contact With Admin.", 100023
    ),
    "InvalidAuthorization": Kind(
        400,
        "",
        "InvalidAuthorization",
        "Invalid 'Authorization' header, Pls check authorization header.",
        100024,
    ),
    "InvalidCredential": Kind(
        400,
        "",
        "InvalidCredential",
        "Invalid credential in 'Authorization', Pls check credential in authorization header.",
        100025,
    ),
    "InvalidSecretToken": Kind(401, "", "InvalidSecretToken", "Invalid secret token, msg: {reason}.", 100026),
    "MissingParameter.Named": Kind(
        400, "", "MissingParameter.{parameter}", "The required parameter {parameter} is missing."
    ),
    "InvalidParameter.Named": Kind(
        400, "", "InvalidParameter.{parameter}", "The specified parameter {parameter} is invalid."
    ),
    "Duplicate.Tags.Key": Kind(400, "", "Duplicate.Tags.Key", "The specified object of tags contains duplicate keys."),
    "OperationDenied.ServiceNotOpen": Kind(
        403,
        "",
        "OperationDenied.ServiceNotOpen",
        "Operation is denied because the model service is unavailable, "
        "please go to the ... activation management page ...",
    ),
    "AccessKeyLimitExceeded": Kind(
        409,
        "",
        "AccessKeyLimitExceeded",
        "The number of access keys of the user has reached its limit.",
        assumed=("message",),
    ),
    "OperationDenied": Kind(
        403, "", "OperationDenied.{reason}", "The operation is denied: {reason}.", assumed=("message",)
    ),
    "NotFound": Kind(404, "", "NotFound.{parameter}", "The specified {resource} {content} is not found."),
}


def refuse(name: str, *, param: str = "", headers: dict[str, str] | None = None, **values: object) -> ArkError:
    """The data plane's refusal of this name, its placeholders filled; raise it.

    Raises:
        KeyError: no such name in DATA_ERRORS, or a placeholder without its value.
    """
    return _made(DATA_ERRORS[name], param, headers, values)


def placeholders(kind: Kind) -> list[str]:
    """The names that `refuse` must be given values for."""
    texts = Formatter().parse(kind.code + kind.message)
    return [name for _, name, _, _ in texts if name]


def refuse_control(name: str, **values: object) -> ArkError:
    """The control plane's refusal of this name, its placeholders filled; raise it."""
    return _made(CONTROL_ERRORS[name], "", None, values)


def _made(kind: Kind, param: str, headers: dict[str, str] | None, values: dict[str, object]) -> ArkError:
    code = kind.code.format_map(values) if "{" in kind.code else kind.code
    message = kind.message.format_map(values) if "{" in kind.message else kind.message
    return ArkError(kind, code=code, message=message, param=param, headers=headers or {})


def data_plane_body(error: ArkError, request_id: str) -> dict[str, Any]:
    """The JSON of a refused data-plane request.

    Returns:
        {"error": {"code": str, "message": "… Request id: 02…", "param": str, "type": str}}
    """
    return {
        "error": {
            "code": error.code,
            "message": f"{error.message} Request id: {request_id}",
            "param": error.param,
            "type": error.kind.type,
        }
    }


def stream_event_body(error: ArkError, request_id: str) -> dict[str, Any]:
    """The JSON of an error inside a stream, which goes without `param`: {"error": {"code", "message", "type"}}."""
    body = data_plane_body(error, request_id)
    del body["error"]["param"]
    return body


def control_plane_error(error: ArkError) -> dict[str, Any]:
    """What `ResponseMetadata.Error` holds: {"CodeN": int (gateway codes only), "Code": str, "Message": str}."""
    number = {} if error.kind.code_n is None else {"CodeN": error.kind.code_n}
    return {**number, "Code": error.code, "Message": error.message}
