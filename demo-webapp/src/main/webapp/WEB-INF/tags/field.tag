<%@ tag pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ attribute name="form" required="true" type="dev.pledge.demo.web.Form" %>
<%@ attribute name="name" required="true" %>
<%@ attribute name="label" required="true" %>
<%@ attribute name="type" %>
<%@ attribute name="autocomplete" %>
<%@ attribute name="inputmode" %>
<%@ attribute name="placeholder" %>
<%@ attribute name="maxlength" %>
<%@ attribute name="secret" type="java.lang.Boolean" %>
<%@ attribute name="lines" type="java.lang.Integer" %>
<c:set var="wrong" value="${form.mistake(name)}"/>
<p class="field${empty wrong ? '' : ' wrong'}">
<label for="${name}"><c:out value="${label}"/></label>
<c:choose><c:when test="${not empty lines}">
<textarea id="${name}" name="${name}" rows="${lines}"<c:if test="${not empty maxlength}"> maxlength="${maxlength}"</c:if><c:if test="${not empty autocomplete}"> autocomplete="${autocomplete}"</c:if><c:if test="${not empty wrong}"> aria-invalid="true" aria-describedby="${name}-wrong"</c:if>><c:out value="${form.value(name)}"/></textarea>
</c:when><c:otherwise>
<input id="${name}" name="${name}" type="${empty type ? 'text' : type}"<c:if test="${not empty maxlength}"> maxlength="${maxlength}"</c:if><c:if test="${not empty autocomplete}"> autocomplete="${autocomplete}"</c:if><c:if test="${not empty inputmode}"> inputmode="${inputmode}"</c:if><c:if test="${not empty placeholder}"> placeholder="<c:out value="${placeholder}"/>"</c:if><c:if test="${not secret}"> value="<c:out value="${form.value(name)}"/>"</c:if><c:if test="${not empty wrong}"> aria-invalid="true" aria-describedby="${name}-wrong"</c:if>>
</c:otherwise></c:choose>
<c:if test="${not empty wrong}"><span class="mistake" id="${name}-wrong"><c:out value="${wrong}"/></span></c:if>
</p>
