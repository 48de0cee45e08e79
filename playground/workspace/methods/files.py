"""files.*: gives an address to upload to, shares the file, shows it, deletes it."""

import re

from playground.workspace import api_json, message_lifecycle
from playground.workspace.methods.method_call import ApiMethod, MethodCall
from playground.workspace.objects import Conversation, File
from playground.workspace.values import ApiError, Json, invalid_arguments

_CONVERSATION_ID = re.compile("[CGDZ][A-Z0-9]{8,}")


def get_upload_url(call: MethodCall) -> Json:
    # Both are required; a length of zero has an error of its own.
    name, _ = call.text("filename"), call.text("length")
    length = call.integer("length", 0)
    if length <= 0:
        raise ApiError("missing_argument")
    number = call.state.new_id("F")
    file = File(number, name, name, call.state.bot_user_id, length)
    call.state.files[number] = file
    return {"upload_url": f"{call.state.base_url}upload/{number}", "file_id": number}


def complete_upload(call: MethodCall) -> Json:
    named, given = _target_ids(call), call.object_list("files")
    files = [_uploaded_file(call, one) for one in given]
    if not files:
        raise invalid_arguments("missing required field: files")
    places = [_target_conversation(call, one) for one in named]
    for file, one in zip(files, given, strict=True):
        file.title = str(one.get("title") or file.name)
        file.shared = True
        call.state.publish_change("file", file)
    for place in places:
        _share(call, files, place)
    return {"files": [api_json.file(call.state, file) for file in files]}


def _target_ids(call: MethodCall) -> list[str]:
    """The ids of the conversations to share in; a person's id counts as missing."""
    number = call.text("channel_id", "")
    if number and not _CONVERSATION_ID.fullmatch(number):
        pattern = _CONVERSATION_ID.pattern
        raise invalid_arguments(
            f"input must match regex pattern: ^{pattern}$ [json-pointer:/channel_id]"
        )
    return call.id_list("channels") or call.id_list("channel_id")


def _uploaded_file(call: MethodCall, one: Json) -> File:
    file = call.state.files.get(str(one.get("id")))
    if file is None or not file.uploaded:
        raise ApiError("file_not_found")
    if file.shared:
        raise ApiError("file_update_failed")
    return file


def _target_conversation(call: MethodCall, number: str) -> Conversation:
    place = call.state.channels.get(number)
    if place is None or not call.state.has_app(place):
        # Slack's error is the same for a missing channel and for one without the app.
        raise ApiError("channel_not_found")
    return place


def _share(call: MethodCall, files: list[File], place: Conversation) -> None:
    for file in files:
        file.channels.append(place.id)
    text = call.text("initial_comment", "")
    content = message_lifecycle.MessageContent(text, [], [])
    numbers = [file.id for file in files]
    thread = call.text("thread_ts", "")
    state = call.state
    message_lifecycle.post_message(
        state, place, state.bot_user_id, content, files=numbers, thread_ts=thread
    )


def info(call: MethodCall) -> Json:
    return {"file": api_json.file(call.state, _visible_file(call))}


def delete(call: MethodCall) -> Json:
    file = _visible_file(call)
    if file.user != call.state.bot_user_id:
        raise ApiError("cant_delete_file")
    del call.state.files[file.id]
    for place in call.state.channels.values():
        for one in place.messages:
            one.files = [number for number in one.files if number != file.id]
    call.state.publish_change("file_deleted", file)
    return {}


def _visible_file(call: MethodCall) -> File:
    file = call.state.files.get(call.text("file"))
    if file is None or not file.shared or not call.state.app_sees(file):
        raise ApiError("file_not_found")
    return file


METHODS = {
    "files.getUploadURLExternal": ApiMethod(get_upload_url, ("files:write",)),
    "files.completeUploadExternal": ApiMethod(complete_upload, ("files:write",)),
    "files.info": ApiMethod(info, ("files:read",)),
    "files.delete": ApiMethod(delete, ("files:write",)),
}
